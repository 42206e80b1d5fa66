// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import reactor.core.Disposable;
import reactor.core.Disposables;
import reactor.core.scheduler.Scheduler;

/** The time that an exchange may take, not counting its wait for a connection of the pool, which the pool limits. */
final class AttemptTimeout {

    private final Duration timeout;
    private final Scheduler scheduler;
    private Runnable task = () -> {};
    private final Disposable.Swap timer = Disposables.swap();
    private volatile boolean started;

    AttemptTimeout(Duration timeout, Scheduler scheduler) {
        this.timeout = timeout;
        this.scheduler = scheduler;
    }

    /** Sets what runs when the time is over, before it starts. */
    void onExpiry(Consumer<Duration> newTask) {
        task = () -> newTask.accept(timeout);
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
        Disposable scheduled = scheduler.schedule(task, timeout.toNanos(), TimeUnit.NANOSECONDS);
        timer.update(scheduled);
        return scheduled;
    }

    void stop() {
        timer.dispose();
    }
}
