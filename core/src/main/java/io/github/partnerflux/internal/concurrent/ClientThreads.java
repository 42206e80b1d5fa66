// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** The threads of a client and its views, except for its event loops. None of them outlives the client. */
public final class ClientThreads {

    /** If more subscribers than this block at the same time, they delay the signals of others. */
    private static final int MAX_SIGNAL_THREADS = 256;

    private static final int MAX_CREDENTIALS_THREADS = 10 * Runtime.getRuntime().availableProcessors();

    private static final int MAX_WAITING_FOR_CREDENTIALS_THREAD = 10_000;

    private static final Duration IDLE = Duration.ofSeconds(10);

    /** The threads that may be alive; others are removed when a further one is created. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private final Scheduler timer = Schedulers.newSingle(factory("timer"));

    private final ElasticExecutor signalThreads =
            new ElasticExecutor(MAX_SIGNAL_THREADS, Integer.MAX_VALUE, IDLE, factory("signals"));

    private final Scheduler signals = new OffTimerScheduler(timer, signalThreads);

    private final ElasticExecutor credentialsThreads = new ElasticExecutor(
            MAX_CREDENTIALS_THREADS, MAX_WAITING_FOR_CREDENTIALS_THREAD, IDLE, factory("credentials"));

    private final Scheduler credentials = Schedulers.fromExecutorService(credentialsThreads, "partnerflux-credentials");

    /**
     * Starts a periodic task, so that the timer's thread does not wake up for each call.
     *
     * @param shortestTimeout the shortest of the timeouts that each call schedules
     */
    public void startTimer(Duration shortestTimeout) {
        // Always due before the timeouts of a call, which would otherwise be due first, so that scheduling them would
        // wake up the thread for each call. The period is long enough to cost less than that.
        long period = Math.max(1_000, shortestTimeout.toMillis() / 2);
        timer.schedulePeriodically(() -> {}, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns the scheduler for timeouts, delays and the signalling of failures. A subscriber that blocks one of its
     * threads does not delay others. A task that is cancelled while it runs is not interrupted.
     */
    public Scheduler signals() {
        return signals;
    }

    /** Returns the scheduler for credentials providers, which may block. */
    public Scheduler credentials() {
        return credentials;
    }

    /** Returns whether the current thread is one of these threads. */
    public boolean isCurrent() {
        return threads.contains(Thread.currentThread());
    }

    /** Creates an additional thread, which closes the client. */
    public Thread newClosingThread(Runnable work) {
        return factory("close").newThread(work);
    }

    /**
     * Runs the tasks that are already due, and waits for all threads to terminate, except for the current one.
     *
     * @param lastTask runs on a thread for credentials providers, unless it is {@code null}
     */
    public void close(@Nullable Runnable lastTask, Deadline deadline) {
        timer.dispose();
        if (lastTask != null) {
            credentialsThreads.execute(lastTask);
        }
        signalThreads.shutdown();
        credentialsThreads.shutdown();
        for (Thread thread : threads) {
            if (thread != Thread.currentThread()) {
                deadline.awaitEnd(thread);
            }
        }
        credentialsThreads.shutdownNow();
    }

    private ThreadFactory factory(String role) {
        AtomicInteger count = new AtomicInteger();
        return work -> {
            Runnable added = () -> {
                threads.add(Thread.currentThread());
                work.run();
            };
            Thread thread = new Thread(added, "partnerflux-" + role + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            // Threads that could not be started as well. One that is about to be started adds itself again.
            threads.removeIf(other -> !other.isAlive());
            threads.add(thread);
            return thread;
        };
    }
}
