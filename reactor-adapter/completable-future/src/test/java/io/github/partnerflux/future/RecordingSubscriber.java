// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Flow;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Records the elements of a publisher, which the test requests. */
final class RecordingSubscriber<T> implements Flow.Subscriber<T> {

    final List<T> elements = new CopyOnWriteArrayList<>();
    final CompletableFuture<Void> termination = new CompletableFuture<>();
    private final Semaphore arrived = new Semaphore(0);
    private final CompletableFuture<Flow.Subscription> subscription = new CompletableFuture<>();

    static <T> RecordingSubscriber<T> subscribeTo(Flow.Publisher<T> publisher) {
        RecordingSubscriber<T> subscriber = new RecordingSubscriber<>();
        publisher.subscribe(subscriber);
        return subscriber;
    }

    Flow.Subscription subscription() {
        return EmulatedService.await(subscription);
    }

    /** Waits for more elements. */
    void awaitElements(int more) {
        try {
            assertThat(arrived.tryAcquire(more, 30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void onSubscribe(Flow.Subscription subscription) {
        this.subscription.complete(subscription);
    }

    @Override
    public void onNext(T element) {
        elements.add(element);
        arrived.release();
    }

    @Override
    public void onError(Throwable failure) {
        termination.completeExceptionally(failure);
    }

    @Override
    public void onComplete() {
        termination.complete(null);
    }
}
