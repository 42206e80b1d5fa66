package io.github.partnerflux.benchmarks.server;

import java.util.SplittableRandom;

/** Counts what comes in, and says what is throttled: in each round the same. */
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

    /** Counts a request; tells whether it is to be throttled. */
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

    /** What was counted since this was last called. */
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
