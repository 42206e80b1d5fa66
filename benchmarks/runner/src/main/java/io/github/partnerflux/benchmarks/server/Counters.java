package io.github.partnerflux.benchmarks.server;

import java.util.SplittableRandom;

/** Counts requests and decides which are throttled: the same ones in each round. */
final class Counters {

    private static final long SEED = 7;

    private final double throttleRate;
    private SplittableRandom random = new SplittableRandom(SEED);

    private long requests;
    private long throttled;
    private long backoffNanos;
    private long throttledAt;

    Counters(double throttleRate) {
        this.throttleRate = throttleRate;
    }

    /** Counts a request and returns whether to throttle it. */
    synchronized boolean request() {
        requests++;
        if (throttledAt != 0) {
            backoffNanos += System.nanoTime() - throttledAt;
            throttledAt = 0;
        }
        if (random.nextDouble() >= throttleRate) {
            return false;
        }
        throttled++;
        throttledAt = System.nanoTime();
        return true;
    }

    /** Returns the counts since the previous call, and resets them. */
    synchronized ServerSample take(long cpuNanos) {
        ServerSample sample = new ServerSample(requests, throttled, backoffNanos, cpuNanos);
        random = new SplittableRandom(SEED);
        requests = 0;
        throttled = 0;
        backoffNanos = 0;
        throttledAt = 0;
        return sample;
    }
}
