package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient

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
 * [that account's client][PartnerCentralAccountClient.withCredentialsProvider]. Safe for use by multiple threads.
 */
public interface PartnerCentralAccountCoroutineClient :
    PartnerCentralAccountCoroutineOperations, PartnerCentralAccountCoroutineWaiters
