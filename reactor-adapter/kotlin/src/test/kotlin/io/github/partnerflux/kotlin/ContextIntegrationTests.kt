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

/** The coroutine's context goes where the call goes. */
class ContextIntegrationTests {

    /** The Reactor context of each exchange. */
    private val exchanges = CopyOnWriteArrayList<ContextView>()

    @RegisterExtension
    private val service =
        EmulatedService(connections = 30) {
            httpClient { http -> http.doOnRequest { request, _ -> exchanges += request.currentContextView() } }
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
    fun carriesTheReactorContextToEveryRequestOfAFlow() {
        run(Context.of("tenant", "42").asCoroutineContext()) { connections.toList() }

        assertThat(exchanges.map { it.get<String>("tenant") }).containsExactly("42", "42", "42")
    }

    @Test
    fun carriesTheReactorContextToTheRequestOfAPage() {
        run(Context.of("tenant", "42").asCoroutineContext()) { page() }

        assertThat(exchanges.map { it.get<String>("tenant") }).containsExactly("42")
    }

    @Test
    fun carriesTheMdcToEveryRequestOfAFlow() {
        run(MDCContext(mapOf("tenant" to "42"))) { connections.toList() }

        assertThat(exchanges.map { it.mdc() }).hasSize(3).containsOnly(mapOf("tenant" to "42"))
    }

    @Test
    fun carriesTheMdcToTheRequestOfAPage() {
        run(MDCContext(mapOf("tenant" to "42"))) { page() }

        assertThat(exchanges.map { it.mdc() }).containsExactly(mapOf("tenant" to "42"))
    }

    @Test
    fun prefersTheThreadsValueToTheReactorContexts() {
        val reactorContext = Context.of(Slf4jThreadLocalAccessor.KEY, mapOf("tenant" to "1"))

        run(reactorContext.asCoroutineContext() + MDCContext(mapOf("tenant" to "42"))) { page() }

        assertThat(exchanges.map { it.mdc() }).containsExactly(mapOf("tenant" to "42"))
    }

    @Test
    fun collectsInTheCollectorsContext() {
        val seen = mutableListOf<Pair<String?, String?>>()

        run(CoroutineName("mine") + MDCContext(mapOf("tenant" to "42"))) {
            connections.collect { seen += currentCoroutineContext()[CoroutineName]?.name to MDC.get("tenant") }
        }

        assertThat(seen).hasSize(30).containsOnly("mine" to "42")
    }

    private suspend fun page() = service.client.coroutines().listConnectionsPage { catalog = "AWS" }

    private fun ContextView.mdc(): Map<String, String> =
        getOrDefault(Slf4jThreadLocalAccessor.KEY, emptyMap<String, String>())!!

    private fun run(context: CoroutineContext, call: suspend () -> Any) =
        runBlocking(Dispatchers.Default + context) {
            call()
        }
}
