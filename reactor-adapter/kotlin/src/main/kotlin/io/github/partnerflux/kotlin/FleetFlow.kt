// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetEvent
import io.github.partnerflux.Snapshot
import kotlin.time.Duration
import kotlinx.coroutines.flow.Flow

/**
 * A flow that lists many accounts concurrently, each with its own credentials.
 *
 * ```kotlin
 * val accounts = accountIds.asFlow().map { id -> FleetAccount.of(id) { roleIn(id) } }
 * client.coroutines().listConnections(accounts) { catalog = "AWS" }.collect { event ->
 *     when (event) {
 *         is FleetEvent.Item -> save(event.account, event.item, event.next.toString())
 *         is FleetEvent.Completed -> save(event.account, Checkpoint.end().toString())
 *         is FleetEvent.Failed -> report(event.account, event.error)
 *     }
 * }
 * ```
 *
 * - **Events.** Order, failures, throttling and checkpoints are as in [io.github.partnerflux.FleetFlux]: an account
 *   that fails is an event, and affects no other account.
 * - **Demand.** A slow collector slows down the listing: as many events are requested at a time as pages may be in
 *   flight, so that their pages are fetched concurrently. `first()` therefore costs up to [maxInFlight] requests.
 * - **Cancelling.** Cancelling the coroutine aborts all requests in flight and closes all credentials providers. So
 *   does a collection that ends early.
 *
 * Immutable: each function returns a new flow.
 *
 * @param T the type of the items
 */
public interface FleetFlow<T : Any> : Flow<FleetEvent<T>> {

    /**
     * Returns a flow with another maximum of pages that are in flight or wait to be collected. A retry starts as soon
     * as fewer pages than that are in flight, so that with retries, more pages may wait to be collected.
     *
     * @param pages at least 1; the default is 64. More than the connections of the client's pool, 128 by default, let
     *   requests wait for a connection
     * @throws IllegalArgumentException if [pages] is below 1
     */
    public fun maxInFlight(pages: Int): FleetFlow<T>

    /**
     * Returns a flow with another maximum of accounts that have started and not ended. With more accounts, each of them
     * waits longer between its pages.
     *
     * @param number at least 1; the default is 1,024
     * @throws IllegalArgumentException if [number] is below 1
     */
    public fun maxOpen(number: Int): FleetFlow<T>

    /**
     * Returns a flow with a maximum rate of attempts of each account, retries included. The default is no limit. The
     * wait of a retry counts toward the client's `apiCallTimeout`.
     *
     * @param perSecond the average number of attempts per second, above 0
     * @param burst the number of attempts that an account may start at once after a pause, at least 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public fun ratePerAccount(perSecond: Double, burst: Int): FleetFlow<T>

    /**
     * Returns a flow of the changes of the accounts since the snapshots that the caller has stored.
     *
     * ```kotlin
     * client.coroutines()
     *     .listConnections(accounts) { catalog = "AWS" }
     *     .watch(every = 15.minutes) { account -> loadSnapshot(account) }
     *     .collect { event ->
     *         when (event) {
     *             // Store the changes of an account in one transaction with ChangeEvent.Synced.
     *             is FleetEvent.Item -> collectChange(event.account, event.item)
     *             is FleetEvent.Completed -> {}
     *             is FleetEvent.Failed -> discardChanges(event.account)
     *         }
     *     }
     * ```
     *
     * Polls, snapshots and the schedule are as in [io.github.partnerflux.FleetChangeFlux]. The flow of accounts is
     * collected in each cycle, so that accounts that were added or removed are noticed. The limits and the demand are
     * those of this flow. An account whose [from][io.github.partnerflux.FleetAccount.from] is not the start fails.
     *
     * Store the changes and the snapshot of a poll before the account is polled again. With [pollOn] or a short
     * interval, collect with [once] repeatedly instead: up to [maxInFlight] events are requested ahead of the
     * collector.
     *
     * @param every the delay from the end of a cycle of all accounts to the start of the next one, more than 0, up to 1
     *   day, shortened or extended at random by up to 20 % each time; `null` for the default of 5 minutes
     * @param pollOn emits the [key][io.github.partnerflux.FleetAccount.key] of each account to poll without the rest of
     *   the delay; keys of other accounts have no effect. Accounts that are emitted during a cycle are polled once,
     *   right after it. If it fails, the watch fails after the current cycle; if it completes, the watch continues
     * @param baseline whether the first poll of an account without a snapshot emits [ChangeEvent.Synced] only, and not
     *   the items that exist already
     * @param once whether each account is polled once, after which the flow completes
     * @param snapshots returns the stored snapshot of an account, or `null` or [Snapshot.none] if there is none yet.
     *   Invoked for each poll of an account, in the context of the collector; the account fails if it throws, or does
     *   not return within 30 seconds
     * @throws IllegalArgumentException if [every] is out of range
     */
    public fun watch(
        every: Duration? = null,
        pollOn: Flow<String>? = null,
        baseline: Boolean = false,
        once: Boolean = false,
        snapshots: suspend (account: String) -> Snapshot?,
    ): Flow<FleetEvent<ChangeEvent<T>>>
}
