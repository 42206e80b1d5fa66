package io.github.partnerflux.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;

/**
 * What a listing emits, as the JDK's reactive stream, and for those who would rather give a consumer than write a subscriber.
 *
 * <ul>
 *   <li><b>Subscribers.</b> The publisher is cold: nothing is sent before a subscriber requests an element, each subscriber has a
 *       listing of its own, and pages are fetched as elements are requested. Cancelling a subscription aborts its request in
 *       flight. Elements come on the requesting thread or on an event loop, where a subscriber must not block; a failure comes
 *       on a thread that may block, unless another thread is just giving the subscriber elements.
 *   <li><b>Consumers.</b> {@link #forEach(Consumer)} starts a listing of its own at once.
 * </ul>
 *
 * @param <T> the type of the elements
 */
public interface ListingPublisher<T> extends Flow.Publisher<T> {

    /**
     * Gives each element to a consumer, on threads that may block.
     *
     * <p>As {@link #forEach(Consumer, Executor)}, on threads of this library: at most ten for each processor, shared by all
     * clients. They are not those that futures complete on, so the consumer may wait for other futures of this client; for those
     * of {@code forEach} it should not.
     *
     * @param consumer is given one after the other, in the order of the service; may block
     * @return a future that completes once the consumer has returned from the last element; ending it early aborts the listing
     */
    CompletableFuture<Void> forEach(Consumer<? super T> consumer);

    /**
     * Gives each element to a consumer, on an executor.
     *
     * <ul>
     *   <li><b>One at a time.</b> Perhaps on different threads of the executor, but each call of the consumer happens before
     *       the next.
     *   <li><b>Backpressure.</b> A slow consumer holds up the listing, and no more than two pages are in memory.
     *   <li><b>Failure.</b> What the consumer throws ends the listing, aborts its request in flight and is what the future
     *       completes with, itself. So is the executor's refusal, a {@link
     *       java.util.concurrent.RejectedExecutionException}. If the listing fails, the consumer is given every element of the
     *       pages before first.
     *   <li><b>Cancel.</b> A consumer that is at work is not interrupted; it gets no further element.
     *   <li><b>Context.</b> The consumer sees the thread-locals that were captured when this method was called.
     * </ul>
     *
     * @param consumer is given one after the other, in the order of the service
     * @param executor what the consumer runs on, and what the future completes on; it may block or run a task at once, since
     *     it is never an event loop that submits one
     * @return a future that completes once the consumer has returned from the last element; ending it early aborts the listing
     */
    CompletableFuture<Void> forEach(Consumer<? super T> consumer, Executor executor);
}
