// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import com.sun.management.OperatingSystemMXBean;
import com.sun.management.ThreadMXBean;
import java.lang.management.ManagementFactory;
import java.util.stream.LongStream;

/** Measures this process. */
final class Meter {

    private static final OperatingSystemMXBean PROCESS =
            (OperatingSystemMXBean) ManagementFactory.getOperatingSystemMXBean();
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private Meter() {}

    static <T> Sample measure(Load load, Contestant<T> contestant) throws InterruptedException {
        long items = 0;
        long checksum = 0;
        long failedAccounts = 0;
        long liveHeap = 0;
        long allocated = allocatedBytes();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        for (int i = 0; i < load.repeats(); i++) {
            Received received = new Received(load.heap() ? load.items() / 2 : 0);
            load.workload().run(load, contestant, received);
            items += received.items();
            checksum += received.checksum();
            failedAccounts += received.failedAccounts();
            liveHeap = received.liveHeapBytes();
        }
        return new Sample(
                items,
                checksum,
                failedAccounts,
                System.nanoTime() - start,
                PROCESS.getProcessCpuTime() - cpu,
                allocatedBytes() - allocated,
                liveHeap);
    }

    /** Counts live threads only, which is enough: no contestant ends a thread during a round. */
    private static long allocatedBytes() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
