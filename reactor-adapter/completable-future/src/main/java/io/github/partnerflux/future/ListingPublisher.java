// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * A {@link Flow.Publisher} of a listing, which can also invoke a consumer for each element.
 *
 * <ul>
 *   <li><b>Subscribers.</b> The publisher is cold: no request is sent before a subscriber requests an element. Each
 *       subscriber has its own listing from the start, whose pages are fetched as elements are requested. Cancelling a
 *       subscription aborts the request in flight. Elements are signalled on the requesting thread or on an event loop,
 *       where a subscriber must not block. A failure is signalled on a thread that may block, unless another thread is
 *       emitting elements at that moment.
 *   <li><b>Consumers.</b> {@link #forEach(Consumer)} starts its own listing immediately.
 * </ul>
 *
 * @param <T> the type of the elements
 */
public interface ListingPublisher<T> extends Flow.Publisher<T> {

    /**
     * Invokes a consumer for each element, on threads of this library that may block.
     *
     * <p>Everything else is as in {@link #forEach(Consumer, Executor)}. There are at most ten threads for each
     * processor, shared by all clients. Futures complete on other threads, so that the consumer may wait for futures of
     * this client, except for those of {@code forEach}.
     *
     * @param consumer invoked for one element after the other, in the order of the service; may block
     * @return a future that completes when the consumer has returned from the last element; completing it early aborts
     *     the listing
     */
    CompletableFuture<Void> forEach(Consumer<? super T> consumer);

    /**
     * Invokes a consumer for each element, on an executor.
     *
     * <ul>
     *   <li><b>Order.</b> The consumer is invoked for one element at a time, possibly on different threads of the
     *       executor. Each invocation happens-before the next.
     *   <li><b>Backpressure.</b> A slow consumer slows down the listing, and at most two pages are in memory, or those
     *       of {@link FleetPublisher#maxInFlight(int)}.
     *   <li><b>Errors.</b> If the consumer throws, the request in flight is aborted, and the future completes with what
     *       it threw. The same applies if the executor rejects a task, with a {@link
     *       java.util.concurrent.RejectedExecutionException}. If the listing fails, the consumer is invoked for all
     *       elements of the previous pages first.
     *   <li><b>Cancelling.</b> A running consumer is not interrupted, and is not invoked again.
     *   <li><b>Context.</b> The consumer sees the thread-locals that were captured when this method was called.
     * </ul>
     *
     * @param consumer invoked for one element after the other, in the order of the service
     * @param executor runs the consumer and completes the future; may block or run a task on the submitting thread,
     *     which is never an event loop
     * @return a future that completes when the consumer has returned from the last element; completing it early aborts
     *     the listing
     */
    CompletableFuture<Void> forEach(Consumer<? super T> consumer, Executor executor);
}
