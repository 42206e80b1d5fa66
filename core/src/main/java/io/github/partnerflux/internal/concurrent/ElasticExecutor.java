package io.github.partnerflux.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ThreadFactory;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;

/**
 * A pool that starts a thread only if none is idle, and queues a task only if it may not start another one. Threads end when
 * they are idle, and no other thread keeps watch over them: a pool that nobody closes does not keep its class loader.
 */
public final class ElasticExecutor extends ThreadPoolExecutor {

    /**
     * Creates a pool without threads.
     *
     * @param maxQueued how many tasks wait for a thread at most; further ones are rejected
     * @param idle how long a thread waits for another task before it ends
     */
    public ElasticExecutor(int maxThreads, int maxQueued, Duration idle, ThreadFactory threads) {
        this(maxThreads, maxQueued, idle, threads, new HandOverQueue());
    }

    private ElasticExecutor(int maxThreads, int maxQueued, Duration idle, ThreadFactory threads, HandOverQueue queue) {
        super(0, maxThreads, idle.toNanos(), TimeUnit.NANOSECONDS, queue, threads, (task, pool) -> {
            if (pool.isShutdown() || queue.size() >= maxQueued) {
                throw new RejectedExecutionException(
                        pool.isShutdown() ? "the pool is shut down" : maxQueued + " tasks wait for a thread already");
            }
            queue.enqueue(task);
        });
    }

    /** To the pool it is full unless a thread waits for a task, so that the pool starts another one. Takes no lock. */
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
