// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/**
 * A subscription that requests something by itself as elements are requested: a single drain loop emits elements
 * and terminates.
 *
 * <p>{@code request}, {@code cancel} and the arrival of what was requested may happen on any thread at any time. Each
 * sets a volatile field and calls {@link #drain()}. Only the thread that enters the drain loop calls {@link #step()}
 * and accesses the fields that are neither final nor volatile. What arrives synchronously does not recurse.
 *
 * @param <R> the type of the emitted elements
 */
abstract class DrainSubscription<R> implements Subscription, Scannable {

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<DrainSubscription> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(DrainSubscription.class, "requested");

    private final CoreSubscriber<? super R> actual;
    private final AtomicInteger work = new AtomicInteger();
    private volatile long requested;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable badRequest;
    private volatile boolean terminated;

    /** Elements since {@link #requested} was updated. */
    private long emitted;

    DrainSubscription(CoreSubscriber<? super R> actual) {
        this.actual = actual;
    }

    /**
     * Takes the next step: emits an element, requests something, or terminates.
     *
     * @return whether there may be another step; if not, nothing is left to do but to wait
     */
    abstract boolean step();

    /** Aborts what is in flight. Called on any thread, possibly repeatedly, once {@link #isCancelled()} is true. */
    abstract void abort();

    /** Discards and releases all elements, even if the subscriber keeps a reference to its subscription. */
    abstract void release();

    @Override
    public final void request(long n) {
        if (n <= 0) {
            badRequest = new IllegalArgumentException(
                    "Reactive Streams rule 3.9: request must be for 1 element or more, but is for " + n);
        } else {
            Operators.addCap(REQUESTED, this, n);
        }
        drain();
    }

    @Override
    public final void cancel() {
        cancelled = true;
        abort();
        drain();
    }

    /** Returns the subscriber's context. */
    public final Context currentContext() {
        return actual.currentContext();
    }

    final void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            drainOnce();
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    private void drainOnce() {
        boolean more = true;
        while (more && !cancelled) {
            if (badRequest != null) {
                end(badRequest);
            } else {
                more = step();
            }
        }
        if (cancelled) {
            release();
        } else if (emitted != 0) {
            Operators.produced(REQUESTED, this, emitted);
            emitted = 0;
        }
    }

    final boolean isCancelled() {
        return cancelled;
    }

    final boolean hasDemand() {
        return demand() > 0;
    }

    /** Returns the number of elements that have been requested and not emitted. */
    final long demand() {
        return requested - emitted;
    }

    /** Emits an element, for which there must be {@linkplain #hasDemand() demand}. */
    final void emit(R element) {
        emitted++;
        actual.onNext(element);
    }

    /** Signals the completion, or an error. */
    final void end(@Nullable Throwable error) {
        terminated = true;
        cancel();
        if (error == null) {
            actual.onComplete();
        } else {
            actual.onError(error);
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.ACTUAL) {
            return actual;
        } else if (key == Attr.REQUESTED_FROM_DOWNSTREAM) {
            return requested;
        } else if (key == Attr.TERMINATED) {
            return terminated;
        } else if (key == Attr.CANCELLED) {
            return cancelled && !terminated;
        } else if (key == Attr.RUN_STYLE) {
            return Attr.RunStyle.ASYNC;
        }
        return null;
    }
}
