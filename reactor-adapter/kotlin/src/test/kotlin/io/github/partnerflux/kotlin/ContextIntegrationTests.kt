// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.micrometer.context.ContextRegistry
import io.micrometer.context.integration.Slf4jThreadLocalAccessor
import java.util.concurrent.CopyOnWriteArrayList
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineName
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.reactor.asCoroutineContext
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.slf4j.MDCContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension
import org.slf4j.MDC
import reactor.util.context.Context
import reactor.util.context.ContextView

/** The coroutine's context is propagated to the requests. */
class ContextIntegrationTests {

    /** The Reactor context of each request. */
    private val requestContexts = CopyOnWriteArrayList<ContextView>()

    @RegisterExtension
    private val service =
        EmulatedService(connections = 30) {
            httpClient { http -> http.doOnRequest { request, _ -> requestContexts += request.currentContextView() } }
        }

    private val connections by lazy {
        service.client.coroutines().listConnections {
            catalog = "AWS"
            maxResults = 10
        }
    }

    @BeforeEach
    fun register() {
        ContextRegistry.getInstance().registerThreadLocalAccessor(Slf4jThreadLocalAccessor())
    }

    @AfterEach
    fun unregister() {
        ContextRegistry.getInstance().removeThreadLocalAccessor(Slf4jThreadLocalAccessor.KEY)
    }

    @Test
    fun propagatesTheReactorContextToEveryRequestOfAFlow() {
        run(Context.of("tenant", "42").asCoroutineContext()) { connections.toList() }

        assertThat(requestContexts.map { it.get<String>("tenant") }).containsExactly("42", "42", "42")
    }

    @Test
    fun propagatesTheReactorContextToTheRequestOfAPage() {
        run(Context.of("tenant", "42").asCoroutineContext()) { page() }

        assertThat(requestContexts.map { it.get<String>("tenant") }).containsExactly("42")
    }

    @Test
    fun propagatesTheMdcToEveryRequestOfAFlow() {
        run(MDCContext(mapOf("tenant" to "42"))) { connections.toList() }

        assertThat(requestContexts.map { it.mdc() }).hasSize(3).containsOnly(mapOf("tenant" to "42"))
    }

    @Test
    fun propagatesTheMdcToTheRequestOfAPage() {
        run(MDCContext(mapOf("tenant" to "42"))) { page() }

        assertThat(requestContexts.map { it.mdc() }).containsExactly(mapOf("tenant" to "42"))
    }

    @Test
    fun threadLocalsTakePrecedenceOverTheReactorContext() {
        val reactorContext = Context.of(Slf4jThreadLocalAccessor.KEY, mapOf("tenant" to "1"))

        run(reactorContext.asCoroutineContext() + MDCContext(mapOf("tenant" to "42"))) { page() }

        assertThat(requestContexts.map { it.mdc() }).containsExactly(mapOf("tenant" to "42"))
    }

    @Test
    fun collectsInTheCollectorsContext() {
        val collectorContexts = mutableListOf<Pair<String?, String?>>()

        run(CoroutineName("collector") + MDCContext(mapOf("tenant" to "42"))) {
            connections.collect {
                collectorContexts += currentCoroutineContext()[CoroutineName]?.name to MDC.get("tenant")
            }
        }

        assertThat(collectorContexts).hasSize(30).containsOnly("collector" to "42")
    }

    private suspend fun page() = service.client.coroutines().listConnectionsPage { catalog = "AWS" }

    private fun ContextView.mdc(): Map<String, String> =
        getOrDefault(Slf4jThreadLocalAccessor.KEY, emptyMap<String, String>())!!

    private fun run(context: CoroutineContext, call: suspend () -> Any) =
        runBlocking(Dispatchers.Default + context) {
            call()
        }
}
