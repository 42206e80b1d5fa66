// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Measures time on one thread and runs tasks on others: a task that blocks, or that runs the code of a subscriber that
 * blocks, does not delay the next one.
 */
public final class OffTimerScheduler implements Scheduler {

    private final Scheduler timer;
    private final Scheduler workers;

    OffTimerScheduler(Scheduler timer, Executor workers) {
        this.timer = timer;
        this.workers = Schedulers.fromExecutor(
                task -> {
                    try {
                        workers.execute(task);
                    } catch (RejectedExecutionException | OutOfMemoryError e) {
                        // The client is closed, or no thread can be started. The last resort, because the task may
                        // block the current thread, even an event loop or the timer. Without its signal, the
                        // subscriber would never end.
                        task.run();
                    }
                },
                true);
    }

    /**
     * Returns a scheduler of Reactor's shared threads, for what belongs to no client. Reactor's current schedulers are
     * looked up by this call.
     */
    public static Scheduler shared() {
        Scheduler elastic = Schedulers.boundedElastic();
        return new OffTimerScheduler(Schedulers.parallel(), elastic::schedule);
    }

    @Override
    public Disposable schedule(Runnable task) {
        return workers.schedule(task);
    }

    @Override
    public Disposable schedule(Runnable task, long delay, TimeUnit unit) {
        return timer.schedule(() -> workers.schedule(task), delay, unit);
    }

    @Override
    public Worker createWorker() {
        return workers.createWorker();
    }
}
