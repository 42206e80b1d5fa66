// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.internal.concurrent.OffTimerScheduler;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.core.scheduler.Scheduler;

/**
 * The subscription to a wait, which polls as responses are requested.
 *
 * @param <T> the type of the responses
 */
final class PollSubscription<T> extends DrainSubscription<T> implements Fetch.Receiver<T> {

    private final PollSettings<T> settings;

    /** Looked up for each subscription, so that tests can replace Reactor's schedulers by one of virtual time. */
    private final Scheduler scheduler = OffTimerScheduler.shared();

    /** Either the poll in flight or the delay before the next one. */
    private final Disposable.Swap inProgress = Disposables.swap();

    private final Disposable.Swap limit = Disposables.swap();

    private final Disposable.Swap closed = Disposables.swap();

    private volatile boolean due;
    private volatile boolean limitPassed;
    private volatile @Nullable T arrived;
    private volatile @Nullable Signal<T> ended;
    private volatile @Nullable Fetch<T> fetch;

    private boolean busy;
    private boolean lastEmitted;
    private @Nullable UnexpectedStateException replaced;
    private int polls;
    private @Nullable T latest;

    PollSubscription(CoreSubscriber<? super T> actual, PollSettings<T> settings) {
        super(actual);
        this.settings = settings;
    }

    @Override
    public void onFetched(T response) {
        arrived = response;
        drain();
    }

    @Override
    public void onEnd(Signal<T> end) {
        ended = end;
        drain();
    }

    @Override
    boolean step() {
        T response = arrived;
        Signal<T> failed = ended;
        if (response != null) {
            arrived = null;
            busy = false;
            accept(response);
        } else if (lastEmitted) {
            end(null);
        } else if (replaced != null) {
            end(replaced);
        } else if (failed != null) {
            end(failed.getThrowable());
        } else if (limitPassed) {
            end(settings.limitPassed(latest));
        } else if (due) {
            due = false;
            poll();
        } else if (!busy && hasDemand()) {
            busy = true;
            pollNext();
        } else {
            return false;
        }
        return true;
    }

    /** There is demand for the response: the poll started only then. */
    private void accept(T response) {
        T previous = latest;
        replaced = previous == null ? null : settings.waiter().replacement(previous, response);
        if (replaced == null) {
            latest = response;
            lastEmitted = settings.waiter().isFinal(response);
            emit(response);
        }
    }

    private void pollNext() {
        if (polls == 0) {
            Fetch<T> closing = new Fetch<>(settings.waiter().operation(), true, this);
            closed.replace(closing::cancel);
            settings.closed().subscribe(closing);
            Duration atMost = settings.limit();
            if (atMost != null) {
                limit.replace(schedule(this::onLimit, atMost));
            }
            poll();
        } else {
            inProgress.replace(schedule(this::onDue, settings.interval().after(polls)));
        }
    }

    private void poll() {
        polls++;
        Fetch<T> started = new Fetch<>(settings.waiter().operation(), false, this);
        fetch = started;
        if (inProgress.replace(started::cancel)) {
            settings.poll().subscribe(started);
        }
    }

    private Disposable schedule(Runnable task, Duration delay) {
        return scheduler.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
    }

    private void onDue() {
        due = true;
        drain();
    }

    private void onLimit() {
        limitPassed = true;
        drain();
    }

    @Override
    void abort() {
        inProgress.dispose();
        limit.dispose();
        closed.dispose();
    }

    @Override
    void release() {
        T response = arrived;
        arrived = null;
        latest = null;
        fetch = null;
        if (response != null) {
            Operators.onDiscard(response, currentContext());
        }
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.PARENT) {
            Fetch<T> inFlight = fetch;
            return inFlight == null ? null : inFlight.source();
        }
        return super.scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return settings.waiter().operation();
    }
}
