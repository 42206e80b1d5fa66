// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetAccount
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.Snapshot
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import kotlin.time.Duration
import kotlinx.coroutines.flow.Flow

/**
 * A [PartnerCentralAccountClient] whose operations are suspending functions or return flows.
 *
 * ```kotlin
 * PartnerCentralAccountClient.create().use { client ->
 *     client.coroutines()
 *         .listConnections { catalog = "AWS" }
 *         .filter { ConnectionType.SUBSIDIARY in it.connectionTypes }
 *         .take(10)
 *         .collect { println(it.id) }
 * }
 * ```
 *
 * - **Calling.** A [PagedFlow] is cold: no request is sent before it is collected, and each collection is its own
 *   listing from the start. A suspending function sends its request immediately and suspends until it has the response.
 * - **Cancelling.** Cancelling the coroutine, or any scope around it, aborts the request in flight by closing its
 *   connection, and ends any wait for credentials or for the next attempt. So does a collection that ends early, such
 *   as with `first()` or `take(n)`. The service may have executed an aborted request: to repeat it without a second
 *   effect, set its client token.
 * - **Errors.** If an argument is invalid, the function throws an [IllegalArgumentException], even if it returns a
 *   flow. Every other failure is a [io.github.partnerflux.exception.PartnerCentralAccountException], which the
 *   suspending function or the collection throws as it is, without the copy that stacktrace recovery creates. If a page
 *   of a flow fails, all items of the previous pages are emitted first.
 * - **Threads.** The functions suspend and never block, so that they can be called on any dispatcher. A flow preserves
 *   the context of its collector, as all flows do.
 * - **Context.** A `ReactorContext` in the coroutine context is propagated to all requests. So are the thread-locals
 *   that are registered with Micrometer's context-propagation, such as the current observation or the MDC, with the
 *   values on the coroutine's thread when the call starts; they take precedence. Coroutines propagate thread-locals
 *   only as elements of their context, such as `MDCContext`.
 *
 * There is nothing to close: closing the client ends the calls. For another account, adapt
 * [that account's client][PartnerCentralAccountClient.withCredentialsProvider]; for many of them, list a [FleetFlow].
 * Safe for use by multiple threads.
 */
public interface PartnerCentralAccountCoroutineClient :
    PartnerCentralAccountCoroutineOperations, PartnerCentralAccountCoroutineWaiters {

    /**
     * Lists the connections of many accounts, each with its own credentials.
     *
     * The flow is cold: no request is sent before it is collected. The accounts share this client's connections and
     * threads; its own credentials are not used.
     *
     * @param accounts the accounts, which are collected as others end, in the context of the collector
     * @param request the request for each account, without a `nextToken`: [FleetAccount.from] specifies where an
     *   account starts
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request has a `nextToken`
     * @see PartnerCentralAccountClient.listConnections
     */
    public fun listConnections(
        accounts: Flow<FleetAccount>,
        request: ListConnectionsRequest,
    ): FleetFlow<ConnectionSummary> =
        throw UnsupportedOperationException("this client cannot list the connections of a fleet")

    /**
     * Calls [listConnections] with a request that a block configures.
     *
     * @param accounts the accounts, which are collected as others end, in the context of the collector
     * @param request configures the request for each account; invoked once, before this function returns
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request violates the service model, or has a `nextToken`
     */
    public fun listConnections(
        accounts: Flow<FleetAccount>,
        request: ListConnectionsRequestDsl.() -> Unit,
    ): FleetFlow<ConnectionSummary> = listConnections(accounts, ListConnectionsRequestDsl().apply(request).build())

    /**
     * Watches connections: polls their listing and emits what has changed.
     *
     * ```kotlin
     * val changes = mutableListOf<ChangeEvent<ConnectionSummary>>()
     * client.watchConnections(from = stored, every = 15.minutes) { catalog = "AWS" }.collect { event ->
     *     when (event) {
     *         is ChangeEvent.Added, is ChangeEvent.Changed, is ChangeEvent.Removed -> changes += event
     *         is ChangeEvent.Synced -> {
     *             storeInOneTransaction(changes.toList(), event.snapshot)
     *             changes.clear()
     *         }
     *         is ChangeEvent.PollFailed -> report(event.error)
     *     }
     * }
     * ```
     *
     * Polls, removals, snapshots, failures and the schedule are as in [io.github.partnerflux.ChangeFlux]: a poll that
     * fails is an event, and the next one follows. The flow is cold, an event is requested only after the collector has
     * returned from the previous one, and cancelling the coroutine aborts the request in flight or the delay.
     *
     * @param request the connections to watch, without a `nextToken`
     * @param from a snapshot that was emitted for the same account and request, or [Snapshot.none], which is the
     *   default: all connections are [ChangeEvent.Added]
     * @param every the delay from the end of a poll to the start of the next one, more than 0, up to 1 day, shortened
     *   or extended at random by up to 20 % each time; `null` for the default of 5 minutes
     * @param pollOn starts a poll with each element, without the rest of the delay. All elements that are emitted
     *   during a poll start a single one, right after it. If it fails, the watch fails after the current poll; if it
     *   completes, the watch continues
     * @param baseline whether the first poll emits [ChangeEvent.Synced] only, and not the connections that exist
     *   already, if there is no snapshot
     * @param once whether there is a single poll, after which the flow completes, whether it succeeded or failed
     * @return the changes since the snapshot
     * @throws IllegalArgumentException if the snapshot is of another request, [every] is out of range, or the request
     *   has a `nextToken`
     * @see PartnerCentralAccountClient.watchConnections
     */
    public fun watchConnections(
        request: ListConnectionsRequest,
        from: Snapshot = Snapshot.none(),
        every: Duration? = null,
        pollOn: Flow<*>? = null,
        baseline: Boolean = false,
        once: Boolean = false,
    ): Flow<ChangeEvent<ConnectionSummary>> =
        throw UnsupportedOperationException("this client cannot watch connections")

    /**
     * Calls [watchConnections] with a request that a block configures.
     *
     * @param from a snapshot that was emitted for the same account and request, or [Snapshot.none], which is the
     *   default: all connections are [ChangeEvent.Added]
     * @param every the delay from the end of a poll to the start of the next one, more than 0, up to 1 day, shortened
     *   or extended at random by up to 20 % each time; `null` for the default of 5 minutes
     * @param pollOn starts a poll with each element, without the rest of the delay. All elements that are emitted
     *   during a poll start a single one, right after it. If it fails, the watch fails after the current poll; if it
     *   completes, the watch continues
     * @param baseline whether the first poll emits [ChangeEvent.Synced] only, and not the connections that exist
     *   already, if there is no snapshot
     * @param once whether there is a single poll, after which the flow completes, whether it succeeded or failed
     * @param request configures the request; invoked once, before this function returns
     * @return the changes since the snapshot
     * @throws IllegalArgumentException if the request violates the service model or has a `nextToken`, the snapshot is
     *   of another request, or [every] is out of range
     */
    public fun watchConnections(
        from: Snapshot = Snapshot.none(),
        every: Duration? = null,
        pollOn: Flow<*>? = null,
        baseline: Boolean = false,
        once: Boolean = false,
        request: ListConnectionsRequestDsl.() -> Unit,
    ): Flow<ChangeEvent<ConnectionSummary>> =
        watchConnections(ListConnectionsRequestDsl().apply(request).build(), from, every, pollOn, baseline, once)
}
