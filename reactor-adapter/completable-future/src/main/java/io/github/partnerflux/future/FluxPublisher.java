// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.Flow;
import java.util.function.Consumer;
import reactor.adapter.JdkFlowAdapter;
import reactor.core.publisher.Flux;

class FluxPublisher<T> implements ListingPublisher<T> {

    private final Flux<T> elements;
    private final int prefetch;

    FluxPublisher(Flux<T> elements) {
        this(elements, 1);
    }

    /**
     * @param prefetch the number of elements that {@code forEach} requests ahead
     */
    FluxPublisher(Flux<T> elements, int prefetch) {
        this.elements = elements;
        this.prefetch = prefetch;
    }

    @Override
    public void subscribe(Flow.Subscriber<? super T> subscriber) {
        JdkFlowAdapter.publisherToFlowPublisher(elements.contextCapture()).subscribe(subscriber);
    }

    @Override
    public CompletableFuture<Void> forEach(Consumer<? super T> consumer) {
        // Runs the consumer on the thread that submits tasks to the executor.
        return forEach(consumer, Runnable::run);
    }

    @Override
    public CompletableFuture<Void> forEach(Consumer<? super T> consumer, Executor executor) {
        return Futures.forEach(elements, prefetch, consumer, executor);
    }
}
