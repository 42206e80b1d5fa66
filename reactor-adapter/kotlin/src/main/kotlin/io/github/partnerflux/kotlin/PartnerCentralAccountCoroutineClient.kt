package io.github.partnerflux.kotlin

import io.github.partnerflux.FleetAccount
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
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
 *   as with `first()` or `take(n)`.
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
     * @param accounts the accounts, which are collected as places become free, in the context of the collector
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
     * @param accounts the accounts, which are collected as places become free, in the context of the collector
     * @param request configures the request for each account; invoked once, before this function returns
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request violates the service model, or has a `nextToken`
     */
    public fun listConnections(
        accounts: Flow<FleetAccount>,
        request: ListConnectionsRequestDsl.() -> Unit,
    ): FleetFlow<ConnectionSummary> = listConnections(accounts, ListConnectionsRequestDsl().apply(request).build())
}
