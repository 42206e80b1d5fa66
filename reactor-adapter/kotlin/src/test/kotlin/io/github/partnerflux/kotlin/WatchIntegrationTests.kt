// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.RetryPolicy
import io.github.partnerflux.Snapshot
import io.github.partnerflux.emulator.Fault
import io.github.partnerflux.model.ConnectionSummary
import java.util.concurrent.Executors
import kotlin.time.Duration
import kotlin.time.Duration.Companion.days
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.collectIndexed
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class WatchIntegrationTests {

    @RegisterExtension private val service = EmulatedService(connections = 25) { retryPolicy(RetryPolicy.none()) }

    private val client
        get() = service.client.coroutines()

    private fun poll(from: Snapshot = Snapshot.none(), baseline: Boolean = false) =
        client.watchConnections(from = from, baseline = baseline, once = true) {
            catalog = "AWS"
            maxResults = 10
        }

    @Test
    fun emitsWhatHasChangedSinceASnapshot() =
        runBlocking<Unit> {
            val before = service.ids()
            val first = poll().toList()
            val stored = (first.last() as ChangeEvent.Synced).snapshot.text()
            val added = connect()

            val second = poll(from = Snapshot.parse(stored)).toList()

            assertThat(first.map { describe(it) }).isEqualTo(before.map { "+$it" } + "25 listed")
            assertThat(second.map { describe(it) }).containsExactly("+$added", "26 listed")
        }

    /** Compiles only if the subtypes are exhaustive. */
    private fun describe(event: ChangeEvent<ConnectionSummary>): String =
        when (event) {
            is ChangeEvent.Added -> "+${event.item.id}"
            is ChangeEvent.Changed -> "~${event.item.id}"
            is ChangeEvent.Removed -> "-${event.id}"
            is ChangeEvent.Synced -> "${event.listed} listed"
            is ChangeEvent.PollFailed -> "failed: ${event.error.message}"
        }

    @Test
    fun emitsNoneOfTheExistingItemsForABaseline() =
        runBlocking<Unit> {
            assertThat(poll(baseline = true).toList().map { describe(it) }).containsExactly("25 listed")
        }

    @Test
    fun pollsWhenAFlowEmits() =
        runBlocking<Unit> {
            val hints = Channel<Unit>()
            var added: String? = null

            val events =
                client
                    .watchConnections(every = 1.days, pollOn = hints.receiveAsFlow(), baseline = true) {
                        catalog = "AWS"
                    }
                    .take(3)
                    .onEach {
                        if (added == null) {
                            added = connect()
                            hints.send(Unit)
                        }
                    }
                    .toList()

            assertThat(events.map { describe(it) }).containsExactly("25 listed", "+$added", "26 listed")
        }

    @Test
    fun collectsTheHintsInTheContextOfTheCollector() {
        var thread: String? = null
        val hints = flow {
            // Unconfined would resume on the thread of this dispatcher.
            withContext(Dispatchers.Default) {}
            thread = Thread.currentThread().name
            emit(null)
        }
        Executors.newSingleThreadExecutor { Thread(it, "application") }
            .asCoroutineDispatcher()
            .use {
                runBlocking {
                    withContext(it) {
                        client
                            .watchConnections(every = 1.days, pollOn = hints, baseline = true) { catalog = "AWS" }
                            .take(2)
                            .collect {}
                    }
                }
            }

        assertThat(thread).startsWith("application")
    }

    @Test
    fun aPollThatFailsIsAnEvent() =
        runBlocking<Unit> {
            service.emulator.inject(Fault.throttle())

            assertThat(poll().toList()).singleElement().isInstanceOf(ChangeEvent.PollFailed::class.java)
        }

    @Test
    fun fetchesNoMoreThanTheReadAheadAllowsForASlowCollector() =
        runBlocking<Unit> { poll().collectIndexed { index, _ -> if (index == 4) service.assertRequests(1) } }

    @Test
    fun cancellingTheCoroutineAbortsTheRequestInFlight() =
        runBlocking<Unit> {
            service.emulator.inject(Fault.never())
            val watch = CoroutineScope(Dispatchers.Default).launch { poll().collect {} }
            val request = service.request(0)

            watch.cancelAndJoin()

            service.assertAborted(request)
        }

    @Test
    fun rejectsInvalidArguments() =
        runBlocking<Unit> {
            val ofAnotherRequest = (poll().toList().last() as ChangeEvent.Synced).snapshot
            assertThatIllegalArgumentException().isThrownBy {
                client.watchConnections(every = Duration.ZERO) { catalog = "AWS" }
            }
            assertThatIllegalArgumentException().isThrownBy {
                client.watchConnections(from = ofAnotherRequest) { catalog = "Sandbox" }
            }
            assertThatIllegalArgumentException().isThrownBy {
                client.watchConnections {
                    catalog = "AWS"
                    nextToken = "token"
                }
            }
        }

    private fun connect(): String = service.emulator.connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION")
}
