package io.github.partnerflux.kotlin

import io.github.partnerflux.Page
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest

/**
 * A [PartnerCentralAccountClient] with coroutines, for those who do not speak Reactor.
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
 * - **Begin.** A [PagedFlow] is cold: nothing is sent before it is collected, and each collection is a listing of its
 *   own, from the beginning. A suspending function sends at once and suspends until the answer is there.
 * - **Cancel.** Cancelling the coroutine, or any scope around it, aborts its call: the request in flight, closing its
 *   connection, or the wait for credentials or for a retry. So does a collection that ends early, as with `first()` or
 *   `take(n)`.
 * - **Errors.** An argument that is wrong by itself is an [IllegalArgumentException] from the function, also where that
 *   returns a flow. Every other failure is a [io.github.partnerflux.exception.PartnerCentralAccountException], thrown
 *   as itself, from the suspending function or from the flow's collection; a flow emits every item of the pages before
 *   first.
 * - **Threads.** Suspends and never blocks: any dispatcher will do. The flow's collector runs where it is collected, as
 *   flows do.
 * - **Context.** A `ReactorContext` in the coroutine context is the Reactor context of every request. So is what the
 *   application has registered with Micrometer's context-propagation, such as the current observation or the MDC, as
 *   the coroutine's thread has it when the call begins; where both have a value, the thread's counts. Coroutines carry
 *   thread-locals only as elements of their context, such as `MDCContext`.
 *
 * Holds nothing to close: closing the client ends its calls. For another account, make one from
 * [that account's client][PartnerCentralAccountClient.withCredentialsProvider]. Safe for use by any number of threads.
 */
public interface PartnerCentralAccountCoroutineClient {

    /**
     * Lists the connections of the caller's account with other partners.
     *
     * A slow collector holds up the listing: an item is requested when the collector has returned from the one before.
     * The next page is fetched while the second half of the page before is collected, and not earlier, so `first()`, or
     * `take(n)` within the first half of a page, costs one request. `buffer(n)` on the flow requests `n` items at once,
     * and with them the pages that they are in; `flowOn` requests two at most.
     *
     * It goes on where an earlier listing has stopped, emits pages, and reads ahead: see [PagedFlow].
     *
     * @param request which connections
     * @return the connections in the order of the service, fetched page by page as they are collected
     */
    public fun listConnections(request: ListConnectionsRequest): PagedFlow<ConnectionSummary>

    /**
     * Lists the connections of the caller's account with other partners.
     *
     * @param request says which connections; called once, at once
     * @return as of the other [listConnections]
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    public fun listConnections(request: ListConnectionsRequestDsl.() -> Unit): PagedFlow<ConnectionSummary> =
        listConnections(ListConnectionsRequestDsl().apply(request).build())

    /**
     * Fetches one page of the connections of the caller's account with other partners: one request, and its retries.
     *
     * @param request which connections; its `nextToken` says which page
     * @return the page, whose [Page.nextToken] leads to the next one
     */
    public suspend fun listConnectionsPage(request: ListConnectionsRequest): Page<ConnectionSummary>

    /**
     * Fetches one page of the connections of the caller's account with other partners: one request, and its retries.
     *
     * @param request says which connections; called once, at once
     * @return as of the other [listConnectionsPage]
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    public suspend fun listConnectionsPage(request: ListConnectionsRequestDsl.() -> Unit): Page<ConnectionSummary> =
        listConnectionsPage(ListConnectionsRequestDsl().apply(request).build())
}
