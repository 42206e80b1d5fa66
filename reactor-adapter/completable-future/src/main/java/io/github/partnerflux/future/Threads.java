// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.internal.concurrent.ElasticExecutor;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.atomic.AtomicInteger;

/**
 * The thread pools on which application code may block.
 *
 * <p>Futures complete in one pool and consumers run in another, and neither is Reactor's shared one: an application
 * that waits for futures on all threads of the pool in which they complete would wait forever. The pools need no
 * closing, because idle threads terminate soon and all threads are daemons.
 *
 * <p>They are executors, because a Reactor scheduler would interrupt its thread on cancel.
 */
final class Threads {

    private static final int THREADS_PER_PROCESSOR = 10;

    // Short: idle threads keep the class loader of an undeployed application reachable.
    private static final Duration IDLE = Duration.ofSeconds(2);

    static final Executor COMPLETIONS = pool("partnerflux-future");

    static final Executor CONSUMERS = pool("partnerflux-consumer");

    private Threads() {}

    private static Executor pool(String name) {
        int size = THREADS_PER_PROCESSOR * Runtime.getRuntime().availableProcessors();
        AtomicInteger count = new AtomicInteger();
        ThreadFactory threads = task -> {
            Thread thread = new Thread(task, name + "-" + count.incrementAndGet());
            thread.setDaemon(true);
            return thread;
        };
        // The queue needs no limit: it contains at most one task for each call in flight.
        return new ElasticExecutor(size, Integer.MAX_VALUE, IDLE, threads);
    }
}
