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

/** The threads of a client and its views, beside the event loops. None of them outlives the client. */
public final class ClientThreads {

    /** More than this many subscribers that block at the same time delay the signals of others. */
    private static final int MAX_SIGNAL_THREADS = 256;

    private static final int MAX_CREDENTIALS_THREADS = 10 * Runtime.getRuntime().availableProcessors();

    private static final int MAX_WAITING_FOR_CREDENTIALS_THREAD = 10_000;

    private static final Duration IDLE = Duration.ofSeconds(10);

    /** Those that may be alive; the dead ones are removed as new ones come. */
    private final Set<Thread> threads = ConcurrentHashMap.newKeySet();

    private final Scheduler timer = Schedulers.newSingle(factory("timer"));

    private final ElasticExecutor signalThreads =
            new ElasticExecutor(MAX_SIGNAL_THREADS, Integer.MAX_VALUE, IDLE, factory("signals"));

    private final Scheduler signals = new OffTimerScheduler(timer, signalThreads);

    private final ElasticExecutor credentialsThreads = new ElasticExecutor(
            MAX_CREDENTIALS_THREADS, MAX_WAITING_FOR_CREDENTIALS_THREAD, IDLE, factory("credentials"));

    private final Scheduler credentials = Schedulers.fromExecutorService(credentialsThreads, "partnerflux-credentials");

    /**
     * Starts the timer, which then wakes up only now and then, and not for each call.
     *
     * @param shortestTimeout of those that every call has
     */
    public void startTimer(Duration shortestTimeout) {
        // Due sooner than the timeouts. Without it the next call's would be the first that is due, and setting it would
        // wake the thread, for each call. Not so often that this costs more.
        long period = Math.max(1_000, shortestTimeout.toMillis() / 2);
        timer.schedulePeriodically(() -> {}, period, period, TimeUnit.MILLISECONDS);
    }

    /**
     * Returns where timeouts and delays end, and failures are signalled: on threads that a subscriber may block without
     * delaying others. A task that is cancelled while it runs is not interrupted.
     */
    public Scheduler signals() {
        return signals;
    }

    /** Returns where credentials providers run, which may block. */
    public Scheduler credentials() {
        return credentials;
    }

    /** Returns whether the current thread is one of these. */
    public boolean isCurrent() {
        return threads.contains(Thread.currentThread());
    }

    /** Creates another thread, for what closes the client. */
    public Thread newClosingThread(Runnable work) {
        return factory("close").newThread(work);
    }

    /**
     * Lets what is scheduled already be done, and waits until all threads are gone but the current one.
     *
     * @param lastTask runs where credentials providers do
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
            Thread thread = new Thread(work, "partnerflux-" + role + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            threads.removeIf(other -> other.getState() == Thread.State.TERMINATED);
            threads.add(thread);
            return thread;
        };
    }
}
