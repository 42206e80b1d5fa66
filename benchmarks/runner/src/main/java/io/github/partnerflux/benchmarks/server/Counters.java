// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.netty.handler.codec.http.HttpRequest;

/** Counts requests, and those that are throttled. */
final class Counters {

    private final Throttle throttle;

    private long requests;
    private long throttled;
    private long backoffNanos;
    private long throttledAt;

    Counters(Throttle throttle) {
        this.throttle = throttle;
    }

    /** Counts a request and returns whether to throttle it. */
    synchronized boolean request(HttpRequest request) {
        requests++;
        if (throttledAt != 0) {
            backoffNanos += System.nanoTime() - throttledAt;
            throttledAt = 0;
        }
        if (!throttle.throttles(request)) {
            return false;
        }
        throttled++;
        throttledAt = System.nanoTime();
        return true;
    }

    /** Returns the counts since the previous call, and resets them. */
    synchronized ServerSample take(long cpuNanos) {
        ServerSample sample = new ServerSample(requests, throttled, backoffNanos, cpuNanos);
        throttle.reset();
        requests = 0;
        throttled = 0;
        backoffNanos = 0;
        throttledAt = 0;
        return sample;
    }
}
