package io.github.partnerflux.kotlin

import io.github.partnerflux.FleetEvent
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
     * Returns the same flow with another maximum of pages that are fetched or wait to be collected. Pages whose
     * attempts are repeated may exceed it while they wait to be collected.
     *
     * @param pages at least 1; the default is 64. More than the connections of the client's pool, 128 by default, let
     *   requests wait for a connection
     * @throws IllegalArgumentException if [pages] is below 1
     */
    public fun maxInFlight(pages: Int): FleetFlow<T>

    /**
     * Returns the same flow with another maximum of accounts that have started and not ended. More accounts let each of
     * them wait longer between its pages.
     *
     * @param number at least 1; the default is 1,024
     * @throws IllegalArgumentException if [number] is below 1
     */
    public fun maxOpen(number: Int): FleetFlow<T>

    /**
     * Returns the same flow with a maximum rate of attempts of each account, retries included. The default is no limit.
     * The wait of a retry counts toward the client's `apiCallTimeout`.
     *
     * @param perSecond the average number of attempts per second, above 0
     * @param burst the number of attempts that an account may start at once after a pause, at least 1
     * @throws IllegalArgumentException if an argument is out of range
     */
    public fun ratePerAccount(perSecond: Double, burst: Int): FleetFlow<T>
}
