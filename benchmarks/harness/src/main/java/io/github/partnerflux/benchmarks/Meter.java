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

    static <T> Sample measure(Workload workload, Contestant<T> contestant) throws InterruptedException {
        Received received = new Received();
        long allocated = allocatedBytes();
        long cpu = PROCESS.getProcessCpuTime();
        long start = System.nanoTime();
        workload.run(contestant, received);
        long end = System.nanoTime();
        long items = received.items();
        if (items < workload.connections() && workload != Workload.PEEK) {
            throw new IllegalStateException(
                    "received only " + items + " of at least " + workload.connections() + " connections");
        }
        return new Sample(
                items,
                received.failedAccounts(),
                end - start,
                PROCESS.getProcessCpuTime() - cpu,
                allocatedBytes() - allocated,
                received.liveHeapBytes());
    }

    /** Counts live threads only, which is enough: no contestant ends a thread during a round. */
    private static long allocatedBytes() {
        return LongStream.of(THREADS.getThreadAllocatedBytes(THREADS.getAllThreadIds()))
                .filter(bytes -> bytes > 0)
                .sum();
    }
}
