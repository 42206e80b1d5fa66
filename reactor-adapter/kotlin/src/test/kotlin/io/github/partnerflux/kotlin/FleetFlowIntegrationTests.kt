// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.Checkpoint
import io.github.partnerflux.FleetAccount
import io.github.partnerflux.FleetEvent
import io.github.partnerflux.emulator.Fault
import io.github.partnerflux.model.ConnectionSummary
import java.util.concurrent.Executors
import kotlin.coroutines.AbstractCoroutineContextElement
import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.asCoroutineDispatcher
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.asFlow
import kotlinx.coroutines.flow.collectIndexed
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flow
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class FleetFlowIntegrationTests {

    @RegisterExtension private val fleet = EmulatedFleet(ACCOUNTS, CONNECTIONS)

    private fun flow(accounts: Flow<FleetAccount> = fleet.accounts().asFlow()) =
        fleet.client.coroutines().listConnections(accounts) {
            catalog = "AWS"
            maxResults = PAGE
        }

    @Test
    fun emitsAllEventsOfAllAccounts() =
        runBlocking<Unit> {
            val events = flow().toList()

            assertThat(events).hasSize(EVENTS)
            repeat(ACCOUNTS) {
                val account = fleet.account(it).key()
                assertThat(ids(events, account)).isEqualTo(fleet.ids(it))
                assertThat(events).contains(FleetEvent.Completed(account, CONNECTIONS.toLong(), 3, 0))
            }
            fleet.assertProvidersClosed(ACCOUNTS)
        }

    @Test
    fun anAccountThatFailsIsAnEvent() =
        runBlocking<Unit> {
            val failing = FleetAccount.of("failing") { error("no such profile") }

            val events = flow(flowOf(failing, fleet.account(0))).toList()

            val described = events.filterNot { it is FleetEvent.Item }.map { describe(it) }
            assertThat(described).hasSize(2).anySatisfy {
                assertThat(it).startsWith("failing failed").contains("no such profile")
            }
            assertThat(described).contains("${fleet.account(0).key()} has $CONNECTIONS")
        }

    /** Compiles only if the subtypes are exhaustive. */
    private fun describe(event: FleetEvent<ConnectionSummary>): String =
        when (event) {
            is FleetEvent.Item -> "${event.account}: ${event.item.id}, then ${event.next}"
            is FleetEvent.Completed -> "${event.account} has ${event.items}"
            is FleetEvent.Failed -> "${event.account} failed: ${event.error.message}"
        }

    @Test
    fun fetchesNoMorePagesThanMaxInFlightForASlowCollector() =
        runBlocking<Unit> {
            flow().maxInFlight(2).collectIndexed { index, _ ->
                if (index == 0) {
                    fleet.awaitRequests(2)
                    fleet.assertRequests(2)
                }
            }

            fleet.assertRequests(ACCOUNTS * 3)
        }

    @Test
    fun fetchesOnePageAtATimeIfNoOtherMayBeInFlight() =
        runBlocking<Unit> {
            flow().maxInFlight(1).collectIndexed { index, _ ->
                when (index + 1) {
                    1,
                    PAGE -> fleet.assertRequests(1)
                    PAGE + 1,
                    2 * PAGE -> fleet.assertRequests(2)
                }
            }
        }

    @Test
    fun fetchesNoPageMoreForACollectorOnAnotherDispatcher() =
        runBlocking<Unit> {
            flow().maxInFlight(1).flowOn(Dispatchers.Default).collectIndexed { index, _ ->
                when (index + 1) {
                    1,
                    PAGE - 1 -> fleet.assertRequests(1)
                    PAGE -> fleet.awaitRequests(2)
                }
            }
        }

    @Test
    fun cancellingTheCoroutineAbortsAllRequestsAndClosesAllProviders() =
        runBlocking<Unit> {
            fleet.emulator.inject(*Array(ACCOUNTS) { Fault.never() })
            val collection = CoroutineScope(Dispatchers.Default).launch { flow().collect {} }
            fleet.awaitRequests(ACCOUNTS)

            collection.cancelAndJoin()

            fleet.assertAllRequestsAborted()
            fleet.assertProvidersClosed(ACCOUNTS)
        }

    @Test
    fun aCollectionThatEndsEarlyClosesTheProviders() {
        runBlocking { flow().maxInFlight(1).first() }

        fleet.assertProvidersClosed(1)
    }

    @Test
    fun resumesEachAccountFromItsCheckpoint() =
        runBlocking<Unit> {
            val last = flow(flowOf(fleet.account(0))).take(12).toList().last() as FleetEvent.Item
            val stored = Checkpoint.parse(last.next.toString())

            val accounts = flowOf(fleet.account(0).from(stored), fleet.account(1).from(Checkpoint.end()))
            val events = flow(accounts).toList()

            assertThat(ids(events, fleet.account(0).key())).isEqualTo(fleet.ids(0).drop(12))
            assertThat(events).contains(FleetEvent.Completed(fleet.account(1).key(), 0, 0, 0))
        }

    @Test
    fun collectsTheAccountsInTheContextOfTheCollector() {
        val contexts = mutableListOf<Pair<String, Marker?>>()
        val accounts = flow {
            fleet.accounts().forEach {
                contexts += Thread.currentThread().name to currentCoroutineContext()[Marker]
                emit(it)
            }
        }
        Executors.newSingleThreadExecutor { Thread(it, "application") }
            .asCoroutineDispatcher()
            .use {
                runBlocking { withContext(it + Marker("m")) { flow(accounts).collect {} } }
            }

        assertThat(contexts).hasSize(ACCOUNTS).allSatisfy { (thread, marker) ->
            assertThat(thread).startsWith("application")
            assertThat(marker?.name).isEqualTo("m")
        }
    }

    @Test
    fun collectsTheAccountsInTheContextThatFlowOnSets() {
        val contexts = mutableListOf<Pair<String, Marker?>>()
        val accounts =
            fleet.accounts().asFlow().onEach {
                contexts += Thread.currentThread().name to currentCoroutineContext()[Marker]
            }
        Executors.newSingleThreadExecutor { Thread(it, "application") }
            .asCoroutineDispatcher()
            .use {
                runBlocking { flow(accounts).flowOn(it + Marker("inner")).flowOn(Marker("outer")).collect {} }
            }

        assertThat(contexts).hasSize(ACCOUNTS).allSatisfy { (thread, marker) ->
            assertThat(thread).startsWith("application")
            assertThat(marker?.name).isEqualTo("inner")
        }
    }

    @Test
    fun collectsNoMoreAccountsThanMayBeOpen() =
        runBlocking<Unit> {
            var collected = 0
            val accounts = fleet.accounts().asFlow().onEach { collected++ }

            flow(accounts).maxOpen(2).maxInFlight(1).collectIndexed { index, _ ->
                if (index == 0) assertThat(collected).isLessThanOrEqualTo(2)
            }

            assertThat(collected).isEqualTo(ACCOUNTS)
        }

    @Test
    fun failsAfterAllOpenAccountsIfTheAccountsFail() =
        runBlocking<Unit> {
            val failing = flow {
                emit(fleet.account(0))
                error("the directory is not available")
            }
            var events = 0

            val failure = runCatching { flow(failing).collect { events++ } }.exceptionOrNull()

            assertThat(failure).hasMessage("the directory is not available")
            assertThat(events).isEqualTo(CONNECTIONS + 1)
        }

    @Test
    fun rejectsInvalidArguments() {
        assertThatIllegalArgumentException().isThrownBy { flow().maxInFlight(0) }
        assertThatIllegalArgumentException().isThrownBy { flow().maxOpen(0) }
        assertThatIllegalArgumentException().isThrownBy { flow().ratePerAccount(0.0, 1) }
        assertThatIllegalArgumentException().isThrownBy {
            fleet.client.coroutines().listConnections(flowOf()) {
                catalog = "AWS"
                nextToken = "token"
            }
        }
    }

    private fun ids(events: List<FleetEvent<ConnectionSummary>>, account: String): List<String> =
        events
            .filterIsInstance<FleetEvent.Item<ConnectionSummary>>()
            .filter { it.account == account }
            .map { it.item.id }

    private class Marker(val name: String) : AbstractCoroutineContextElement(Marker) {
        companion object Key : CoroutineContext.Key<Marker>
    }

    private companion object {
        const val ACCOUNTS = 6
        const val CONNECTIONS = 25
        const val PAGE = 10
        const val EVENTS = ACCOUNTS * (CONNECTIONS + 1)
    }
}
