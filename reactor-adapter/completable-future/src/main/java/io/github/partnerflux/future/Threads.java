package io.github.partnerflux.future;

import java.util.concurrent.Executor;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Threads on which an application's code may block.
 *
 * <p>Two pools, and neither is Reactor's shared one: an application that waits for a future on all threads of a pool that the
 * future needs to complete waits for ever. They need no closing: idle threads go away, and none keeps the JVM alive.
 *
 * <p>Executors, so that nothing more can be done with them: a scheduler would interrupt its thread upon a cancel.
 */
final class Threads {

    static final Executor COMPLETIONS = pool("partnerflux-future");

    static final Executor CONSUMERS = pool("partnerflux-consumer");

    private static final int THREADS_PER_PROCESSOR = 10;
    private static final int IDLE_SECONDS = 60;

    private Threads() {}

    /** Reactor's kind of pool, since event loops hand it tasks: BlockHound knows the short locks in it. */
    private static Executor pool(String name) {
        int size = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        // The queue needs no bound: it holds at most one task for each call under way.
        Scheduler scheduler = Schedulers.newBoundedElastic(size, Integer.MAX_VALUE, name, IDLE_SECONDS, true);
        return scheduler::schedule;
    }
}
