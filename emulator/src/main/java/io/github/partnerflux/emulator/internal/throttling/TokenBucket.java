// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.throttling;

import java.util.function.LongSupplier;

/** Admits a number of requests per second on average, and at most the number of one second (at least one) at once. */
final class TokenBucket {

    private final double perSecond;
    private final double capacity;
    private final LongSupplier nanoTime;
    private double tokens;
    private long filledAt;

    TokenBucket(double perSecond, LongSupplier nanoTime) {
        this.perSecond = perSecond;
        this.capacity = Math.max(1, perSecond);
        this.nanoTime = nanoTime;
        this.tokens = capacity;
        this.filledAt = nanoTime.getAsLong();
    }

    boolean tryTake() {
        return perSecond == Double.POSITIVE_INFINITY || tryTakeToken();
    }

    private synchronized boolean tryTakeToken() {
        long now = nanoTime.getAsLong();
        tokens = Math.min(capacity, tokens + (now - filledAt) * perSecond / 1e9);
        filledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens -= 1;
        return true;
    }
}
