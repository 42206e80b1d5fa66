// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetEvent
import io.github.partnerflux.Snapshot
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.test.emulator.EmulatorExtension
import java.util.concurrent.CompletableFuture
import java.util.concurrent.ConcurrentHashMap
import java.util.concurrent.CopyOnWriteArrayList
import java.util.concurrent.Executors
import kotlin.time.Duration
import kotlin.time.Duration.Companion.days
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.awaitCancellation
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.collectIndexed
import kotlinx.coroutines.flow.receiveAsFlow
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import kotlinx.coroutines.yield
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class FleetWatchIntegrationTests {

    @RegisterExtension private val fleet = EmulatedFleet(ACCOUNTS, CONNECTIONS)

    private val stored = ConcurrentHashMap<String, Snapshot>()

    private fun flow() =
        fleet.client.coroutines().listConnections(fleet.accounts().asFlow()) {
            catalog = "AWS"
            maxResults = 10
        }

    private suspend fun load(account: String): Snapshot? {
        yield()
        return stored[account]
    }

    /** Stores snapshots; compiles only if the subtypes are exhaustive. */
    private fun describe(event: FleetEvent<ChangeEvent<ConnectionSummary>>): String =
        event.account() +
            when (event) {
                is FleetEvent.Item ->
                    when (val change = event.item) {
                        is ChangeEvent.Added -> "+${change.item.id}"
                        is ChangeEvent.Changed -> "~${change.item.id}"
                        is ChangeEvent.Removed -> "-${change.id}"
                        is ChangeEvent.Synced -> {
                            stored[event.account] = change.snapshot
                            " has ${change.listed}"
                        }
                        is ChangeEvent.PollFailed -> error("a poll that fails is Failed")
                    }
                is FleetEvent.Completed -> " completed"
                is FleetEvent.Failed -> " failed: ${event.error}"
            }

    @Test
    fun emitsWhatHasChangedInEachAccountSinceItsSnapshot() =
        runBlocking<Unit> {
            val first = flow().watch(once = true, snapshots = ::load).toList().map { describe(it) }
            val added = connect()

            val second = flow().watch(once = true, snapshots = ::load).toList().map { describe(it) }

            assertThat(first).hasSize(ACCOUNTS * (CONNECTIONS + 2))
            assertThat(second)
                .containsExactlyInAnyOrder(
                    "${key(0)}+$added",
                    "${key(0)} has ${CONNECTIONS + 1}",
                    "${key(0)} completed",
                    "${key(1)}+$added",
                    "${key(1)} has ${CONNECTIONS + 1}",
                    "${key(1)} completed",
                    "${key(2)} has $CONNECTIONS",
                    "${key(2)} completed",
                )
            fleet.assertProvidersClosed(2 * ACCOUNTS)
        }

    @Test
    fun anAccountWhoseSnapshotCannotBeLoadedFailsAlone() =
        runBlocking<Unit> {
            val events =
                flow()
                    .watch(baseline = true, once = true) {
                        if (it == key(0)) error("the database is not available") else Snapshot.none()
                    }
                    .toList()

            val failed = events.filterIsInstance<FleetEvent.Failed<*>>().single()
            assertThat(failed.account).isEqualTo(key(0))
            assertThat(failed.error).hasStackTraceContaining("the database is not available")
            assertThat(events).hasSize(1 + 2 * (ACCOUNTS - 1))
        }

    @Test
    fun pollsAnAccountWhenAFlowEmitsItsKey() =
        runBlocking<Unit> {
            val hints = Channel<String>()
            val events = mutableListOf<String>()
            var added: String? = null

            flow()
                .watch(every = 1.days, pollOn = hints.receiveAsFlow(), baseline = true, snapshots = ::load)
                .take(2 * ACCOUNTS + 3)
                .collectIndexed { index, event ->
                    events += describe(event)
                    if (index == 2 * ACCOUNTS - 1) {
                        added = connect()
                        hints.send(key(1))
                    }
                }

            assertThat(events.drop(2 * ACCOUNTS))
                .containsExactly("${key(1)}+$added", "${key(1)} has ${CONNECTIONS + 1}", "${key(1)} completed")
        }

    @Test
    fun loadsTheSnapshotsInTheContextOfTheCollector() {
        val threads = CopyOnWriteArrayList<String>()
        Executors.newSingleThreadExecutor { Thread(it, "application") }
            .asCoroutineDispatcher()
            .use {
                runBlocking {
                    withContext(it) {
                        flow()
                            .watch(once = true) {
                                threads += Thread.currentThread().name
                                null
                            }
                            .collect {}
                    }
                }
            }

        assertThat(threads).hasSize(ACCOUNTS).allSatisfy { assertThat(it).startsWith("application") }
    }

    @Test
    fun cancellingTheCoroutineCancelsTheSnapshotsThatAreLoaded() =
        runBlocking<Unit> {
            val loading = CompletableFuture<Unit>()
            val cancelled = CompletableFuture<Unit>()
            val watch =
                CoroutineScope(Dispatchers.Default).launch {
                    flow()
                        .watch {
                            loading.complete(Unit)
                            try {
                                awaitCancellation()
                            } finally {
                                cancelled.complete(Unit)
                            }
                        }
                        .collect {}
                }
            EmulatorExtension.await(loading)

            watch.cancelAndJoin()

            EmulatorExtension.await(cancelled)
            fleet.assertRequests(0)
        }

    @Test
    fun rejectsInvalidArguments() {
        assertThatIllegalArgumentException().isThrownBy { flow().watch(every = Duration.ZERO) { null } }
    }

    private fun connect(): String = fleet.emulator.connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION")

    private fun key(index: Int) = fleet.account(index).key()

    private companion object {
        const val ACCOUNTS = 3
        const val CONNECTIONS = 25
    }
}
