// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A pool that starts a thread only if none is idle, and queues a task only if no further thread may be started. Idle
 * threads terminate by themselves, without a thread that supervises them: a pool that is never closed does not keep its
 * class loader reachable.
 */
public final class ElasticExecutor extends ThreadPoolExecutor {

    /**
     * Creates a pool without threads.
     *
     * @param maxQueued the maximum number of tasks that wait for a thread; further tasks are rejected
     * @param idle how long an idle thread waits for a task before it terminates
     */
    public ElasticExecutor(int maxThreads, int maxQueued, Duration idle, ThreadFactory threads) {
        this(maxThreads, maxQueued, idle, threads, new HandOverQueue());
    }

    private ElasticExecutor(int maxThreads, int maxQueued, Duration idle, ThreadFactory threads, HandOverQueue queue) {
        super(0, maxThreads, idle.toNanos(), TimeUnit.NANOSECONDS, queue, threads, (task, pool) -> {
            if (pool.isShutdown() || queue.size() >= maxQueued) {
                throw new RejectedExecutionException(
                        pool.isShutdown()
                                ? "the pool is shut down"
                                : maxQueued + " tasks are already waiting for a thread");
            }
            queue.enqueue(task);
        });
    }

    /**
     * Appears full to the pool unless a thread waits for a task, so that the pool starts another thread. Takes no lock.
     */
    private static final class HandOverQueue extends LinkedTransferQueue<Runnable> {

        private static final long serialVersionUID = 1L;

        @Override
        public boolean offer(Runnable task) {
            return tryTransfer(task);
        }

        void enqueue(Runnable task) {
            super.offer(task);
        }
    }
}
