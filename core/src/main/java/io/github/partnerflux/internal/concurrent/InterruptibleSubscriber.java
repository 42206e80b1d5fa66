// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.util.concurrent.atomic.AtomicIntegerFieldUpdater;
import java.util.concurrent.atomic.AtomicReferenceFieldUpdater;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;

/**
 * The subscription to a single response, which other threads may end at any time: with a cancel, or with an error such
 * as a timeout. One operator in place of {@code timeout}, {@code takeUntilOther}, {@code doFinally} and others, because
 * each of those costs each request several objects. Starts with the first request for the response.
 *
 * @param <I> the type of what the source emits
 * @param <O> the type of the response
 */
public abstract class InterruptibleSubscriber<I, O> implements CoreSubscriber<I>, Subscription, Scannable {

    private static final int IDLE = 0;
    private static final int STARTED = 1;
    private static final int ENDED = 2;

    @SuppressWarnings("rawtypes")
    private static final AtomicIntegerFieldUpdater<InterruptibleSubscriber> STATE =
            AtomicIntegerFieldUpdater.newUpdater(InterruptibleSubscriber.class, "state");

    @SuppressWarnings("rawtypes")
    private static final AtomicReferenceFieldUpdater<InterruptibleSubscriber, @Nullable Subscription> SOURCE =
            AtomicReferenceFieldUpdater.newUpdater(InterruptibleSubscriber.class, Subscription.class, "source");

    /** Receives the response. */
    protected final CoreSubscriber<? super O> actual;

    private volatile int state;
    private volatile @Nullable Subscription source;

    protected InterruptibleSubscriber(CoreSubscriber<? super O> actual) {
        this.actual = actual;
    }

    /** Subscribes to the source. */
    protected abstract void start();

    /**
     * Releases what {@link #start()} has acquired. Called once after a start, on any thread, before the terminal signal.
     *
     * @param aborted whether the source has not terminated, and must be {@linkplain #cancelSource() cancelled}
     */
    protected abstract void end(boolean aborted);

    /** Signals an error to the subscriber. */
    protected abstract void signalError(Throwable failure);

    /**
     * Ends with an error, unless it has ended.
     *
     * @param failure returns the error. Called after the end, when what the error reports no longer changes
     */
    public final void interrupt(Supplier<? extends Throwable> failure) {
        if (STATE.compareAndSet(this, STARTED, ENDED)) {
            try {
                end(true);
            } finally {
                signalError(failure.get());
            }
        }
    }

    /** Emits the response, unless it has ended. */
    protected final void complete(O response) {
        if (tryEnd(false)) {
            actual.onNext(response);
            actual.onComplete();
        }
    }

    protected final boolean isEnded() {
        return state == ENDED;
    }

    protected final void cancelSource() {
        Operators.terminate(SOURCE, this);
    }

    private boolean tryEnd(boolean aborted) {
        boolean ends = STATE.compareAndSet(this, STARTED, ENDED);
        if (ends) {
            end(aborted);
        }
        return ends;
    }

    @Override
    public final void request(long n) {
        if (Operators.validate(n) && STATE.compareAndSet(this, IDLE, STARTED)) {
            start();
        }
    }

    @Override
    public final void cancel() {
        if (!STATE.compareAndSet(this, IDLE, ENDED)) {
            tryEnd(true);
        }
    }

    @Override
    public final void onSubscribe(Subscription subscription) {
        if (Operators.setOnce(SOURCE, this, subscription)) {
            subscription.request(Long.MAX_VALUE);
        }
    }

    @Override
    public void onError(Throwable failure) {
        if (tryEnd(false)) {
            signalError(failure);
        } else {
            Operators.onErrorDropped(failure, currentContext());
        }
    }

    /** Completes without a response, unless it has ended. */
    @Override
    public void onComplete() {
        if (tryEnd(false)) {
            actual.onComplete();
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.PARENT) {
            return source;
        } else if (key == Attr.ACTUAL) {
            return actual;
        } else if (key == Attr.TERMINATED) {
            return isEnded();
        } else if (key == Attr.RUN_STYLE) {
            return Attr.RunStyle.ASYNC;
        }
        return null;
    }
}
