// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.NoSuchElementException;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.util.context.Context;

/**
 * The subscription to a single response, or to the elements of a continuous source. Not a subclass of one of Reactor's
 * subscribers, which would report a failure after the cancel as dropped.
 */
final class Fetch<T> extends Operators.DeferredSubscription implements CoreSubscriber<T> {

    /** Receives what is fetched, on any thread. */
    interface Receiver<T> {

        Context currentContext();

        void onFetched(T element);

        /** Receives the error of a fetch, or the completion of a continuous one. */
        void onEnd(Signal<T> end);
    }

    private final String operation;
    private final boolean continuous;
    private final Receiver<T> receiver;

    private volatile @Nullable Subscription source;

    /** Set when the only element or the terminal signal has arrived. */
    private boolean done;

    /**
     * @param continuous whether the source may emit more than one element
     */
    Fetch(String operation, boolean continuous, Receiver<T> receiver) {
        this.operation = operation;
        this.continuous = continuous;
        this.receiver = receiver;
    }

    /** Returns the subscription to the source, for scans. */
    @Nullable
    Subscription source() {
        return source;
    }

    @Override
    public Context currentContext() {
        return receiver.currentContext();
    }

    @Override
    public void onSubscribe(Subscription subscription) {
        source = subscription;
        set(subscription);
        request(1);
    }

    @Override
    public void onNext(T element) {
        if (!done) {
            done = !continuous;
            receiver.onFetched(element);
        }
    }

    @Override
    public void onError(Throwable error) {
        end(Signal.error(error));
    }

    @Override
    public void onComplete() {
        if (!done) {
            end(
                    continuous
                            ? Signal.complete()
                            : Signal.error(new NoSuchElementException(operation + ": completed without a response")));
        }
    }

    private void end(Signal<T> signal) {
        if (!done) {
            done = true;
            receiver.onEnd(signal);
        }
    }
}
