// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a client has received in one round. */
final class Received {

    private final AtomicLong items = new AtomicLong();
    private final LongAdder failedAccounts = new LongAdder();
    private final long heapAt;

    // Items are received serially, and published by their count.
    private long checksum;
    private volatile long liveHeapBytes;

    /** Creates an instance that measures the live heap at this item, or never at 0. */
    Received(long heapAt) {
        this.heapAt = heapAt;
    }

    /** Counts a connection. */
    void item(long connectionChecksum) {
        checksum += connectionChecksum;
        if (items.incrementAndGet() == heapAt) {
            liveHeapBytes = Heap.liveBytes();
        }
    }

    void items(long count) {
        items.addAndGet(count);
    }

    void failedAccount() {
        failedAccounts.increment();
    }

    long items() {
        return items.get();
    }

    long checksum() {
        return checksum;
    }

    long failedAccounts() {
        return failedAccounts.sum();
    }

    long liveHeapBytes() {
        return liveHeapBytes;
    }
}
