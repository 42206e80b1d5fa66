package io.github.partnerflux.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * The retries that the calls of one client, or of one of its views, may still make: in an outage, retries stop by themselves.
 * Refilled by successes, never by time.
 */
final class RetryQuota {

    private static final int CAPACITY = 500;

    private final AtomicInteger tokens = new AtomicInteger(CAPACITY);

    boolean tryAcquire(int cost) {
        return tokens.getAndUpdate(available -> available < cost ? available : available - cost) >= cost;
    }

    void release(int amount) {
        tokens.updateAndGet(available -> Math.min(CAPACITY, available + amount));
    }

    int available() {
        return tokens.get();
    }
}
