// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.throttling;

import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Seeds;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/** Decides which requests get a {@code ThrottlingException}. */
public final class Throttle {

    private final double share;
    private final double perSecond;
    private final long seed;
    private final LongSupplier nanoTime;
    private final AtomicLong decisions = new AtomicLong();
    private final Map<String, TokenBucket> buckets = new ConcurrentHashMap<>();

    /** Creates a throttle; a rate of {@link Double#POSITIVE_INFINITY} is no limit. */
    public Throttle(double share, double perSecond, long seed, LongSupplier nanoTime) {
        this.share = share;
        this.perSecond = perSecond;
        this.seed = seed;
        this.nanoTime = nanoTime;
    }

    /**
     * Counts a request.
     *
     * @throws ServiceError if it exceeds the rate, or is one of those chosen at random
     */
    public void count(String accountId) {
        TokenBucket bucket = buckets.computeIfAbsent(accountId, id -> new TokenBucket(perSecond, nanoTime));
        if (!bucket.tryTake()) {
            throw ServiceError.throttling();
        }
        if (share > 0 && Seeds.fraction(seed, decisions.getAndIncrement()) < share) {
            throw ServiceError.throttling();
        }
    }

    /** Sets the rate of one account, which starts with a full bucket. */
    public void limit(String accountId, double requestsPerSecond) {
        buckets.put(accountId, new TokenBucket(requestsPerSecond, nanoTime));
    }

    /** Restores the rates and choices of the start. */
    public void reset() {
        buckets.clear();
        decisions.set(0);
    }
}
