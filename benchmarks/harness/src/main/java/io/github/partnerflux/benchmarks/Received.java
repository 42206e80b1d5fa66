package io.github.partnerflux.benchmarks;

import java.lang.management.ManagementFactory;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/** What a client has received in one round. */
final class Received {

    private final AtomicLong items = new AtomicLong();
    private final LongAdder failedAccounts = new LongAdder();
    private volatile long liveHeapBytes;

    /** Counts a connection, and returns how many there have been. */
    long item() {
        return items.incrementAndGet();
    }

    void items(long count) {
        items.addAndGet(count);
    }

    void failedAccount() {
        failedAccounts.increment();
    }

    /** Measures the heap that is in use after a full collection. */
    void measureLiveHeap() {
        System.gc();
        liveHeapBytes = ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    long items() {
        return items.get();
    }

    long failedAccounts() {
        return failedAccounts.sum();
    }

    long liveHeapBytes() {
        return liveHeapBytes;
    }
}
