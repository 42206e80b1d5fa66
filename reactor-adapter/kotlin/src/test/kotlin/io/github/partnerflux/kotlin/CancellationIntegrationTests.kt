// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.emulator.Fault
import java.time.Duration
import java.util.concurrent.atomic.AtomicInteger
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancel
import kotlinx.coroutines.flow.collectIndexed
import kotlinx.coroutines.job
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterEach
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** Cancelling a coroutine aborts its call. */
class CancellationIntegrationTests {

    private val scope = CoroutineScope(Dispatchers.Default)

    @RegisterExtension private val service = EmulatedService()

    private val connections by lazy {
        service.client.coroutines().listConnections {
            catalog = "AWS"
            maxResults = 10
        }
    }

    @AfterEach fun stop() = scope.cancel()

    @Test
    fun abortsTheFirstPageOfAFlow() {
        service.emulator.inject(Fault.never())
        scope.launch { connections.collect {} }
        val request = service.request(0)

        cancelAndJoin()

        service.assertAborted(request)
        service.assertRequests(1)
    }

    @Test
    fun abortsThePageThatIsReadAhead() {
        service.emulator.inject(Fault.delay(Duration.ZERO), Fault.never())
        val collected = AtomicInteger()
        scope.launch {
            connections.collectIndexed { index, _ ->
                collected.incrementAndGet()
                if (index == 7) awaitCancellation()
            }
        }
        val request = service.request(1)

        cancelAndJoin()

        service.assertAborted(request)
        assertThat(collected.get()).isLessThanOrEqualTo(8)
    }

    @Test
    fun abortsACall() {
        service.emulator.inject(Fault.never())
        scope.launch {
            service.client.coroutines().getConnection {
                catalog = "AWS"
                identifier = "pac-abcdefghijklm"
            }
        }
        val request = service.request(0)

        cancelAndJoin()

        service.assertAborted(request)
        service.assertRequests(1)
    }

    @Test
    fun abortsThePageThatASuspendingFunctionWaitsFor() {
        service.emulator.inject(Fault.never())
        scope.launch { service.client.coroutines().listConnectionsPage { catalog = "AWS" } }
        val request = service.request(0)

        cancelAndJoin()

        service.assertAborted(request)
    }

    @Test
    fun abortsTheRequestInFlightIfTheCollectorFails() =
        runBlocking<Unit> {
            service.emulator.inject(Fault.delay(Duration.ZERO), Fault.never())

            val failure = runCatching {
                connections.collectIndexed { index, _ ->
                    if (index == 7) {
                        service.awaitRequests(2)
                        error("collector failed")
                    }
                }
            }
                .exceptionOrNull()

            assertThat(failure).isExactlyInstanceOf(IllegalStateException::class.java).hasMessage("collector failed")
            service.assertAborted(service.request(1))
        }

    private fun cancelAndJoin() = runBlocking {
        scope.cancel()
        scope.coroutineContext.job.join()
    }
}
