package io.github.partnerflux.future;

import io.github.partnerflux.internal.concurrent.ElasticExecutor;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * Threads on which an application's code may block.
 *
 * <p>Two pools, and neither is Reactor's shared one: an application that waits for a future on all threads of a pool that the
 * future needs to complete waits for ever. They need no closing: idle threads end soon, and none keeps the JVM alive.
 *
 * <p>Executors, so that nothing more can be done with them: a scheduler would interrupt its thread upon a cancel.
 */
final class Threads {

    private static final int THREADS_PER_PROCESSOR = 10;

    /** Not longer: until then they keep the class loader of an application that has been undeployed. */
    private static final Duration IDLE = Duration.ofSeconds(2);

    static final Executor COMPLETIONS = pool("partnerflux-future");

    static final Executor CONSUMERS = pool("partnerflux-consumer");

    private Threads() {}

    private static Executor pool(String name) {
        int size = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = work -> {
            Thread thread = new Thread(work, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // The queue needs no bound: it holds at most one task for each call under way.
        return new ElasticExecutor(size, Integer.MAX_VALUE, IDLE, threads);
    }
}
