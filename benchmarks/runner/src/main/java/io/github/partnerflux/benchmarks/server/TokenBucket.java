// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

/**
 * A rate limit as AWS describes its own: a bucket that is refilled constantly, and from which each request takes one
 * token. It holds the tokens of one second, at least one. A request that is throttled takes none.
 */
final class TokenBucket {

    private static final double NANOS_PER_SECOND = 1e9;

    private final double perSecond;
    private final double capacity;
    private double tokens;
    private long refilledAt;

    TokenBucket(double perSecond, long now) {
        this.perSecond = perSecond;
        this.capacity = Math.max(1, perSecond);
        this.tokens = capacity;
        this.refilledAt = now;
    }

    /** Takes a token if there is one at this time, in nanoseconds from the same origin as before. */
    boolean tryTake(long now) {
        tokens = Math.min(capacity, tokens + (now - refilledAt) / NANOS_PER_SECOND * perSecond);
        refilledAt = now;
        if (tokens < 1) {
            return false;
        }
        tokens--;
        return true;
    }
}
