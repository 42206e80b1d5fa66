package io.github.partnerflux.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Completes when an exchange has taken too long, not counting its wait for a connection of the pool, which the pool
 * limits. For a single subscriber.
 */
final class AttemptTimeout extends Mono<Void> implements Subscription {

    private final Duration timeout;
    private final Scheduler scheduler;
    private final Disposable.Swap timer = Disposables.swap();
    private volatile @Nullable CoreSubscriber<? super Void> actual;
    private volatile boolean started;

    AttemptTimeout(Duration timeout, Scheduler scheduler) {
        this.timeout = timeout;
        this.scheduler = scheduler;
    }

    /** Starts the time of the exchange, as soon as a connection is there or starts to be opened. */
    void start() {
        if (!started) {
            started = true;
            schedule();
        }
    }

    /**
     * Limits what comes before the wait for a connection.
     *
     * @return ends this limit
     */
    Disposable startBeforeWait() {
        return schedule();
    }

    private Disposable schedule() {
        Disposable task = scheduler.schedule(this::complete, timeout.toNanos(), TimeUnit.NANOSECONDS);
        timer.update(task);
        return task;
    }

    private void complete() {
        CoreSubscriber<? super Void> subscriber = actual;
        if (subscriber != null) {
            subscriber.onComplete();
        }
    }

    @Override
    public void subscribe(CoreSubscriber<? super Void> subscriber) {
        actual = subscriber;
        subscriber.onSubscribe(this);
    }

    @Override
    public void request(long n) {}

    @Override
    public void cancel() {
        timer.dispose();
    }
}
