// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * Limits the retries of all calls of one client, or of one of its views, so that they stop in an outage. Refilled by successful
 * calls, never by time.
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
