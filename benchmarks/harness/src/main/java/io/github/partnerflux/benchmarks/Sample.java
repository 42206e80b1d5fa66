// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.util.regex.Pattern;

/**
 * The cost of one round.
 *
 * @param items the number of connections received
 * @param checksum the sum of the checksums of these connections
 * @param failedAccounts the number of accounts whose listing failed
 * @param wallNanos the duration
 * @param cpuNanos the processor time of the whole process
 * @param allocatedBytes the bytes that all its threads allocated on the heap
 * @param liveHeapBytes the heap in use in the middle of the round, after a collection; 0 if not measured
 */
public record Sample(
        long items,
        long checksum,
        long failedAccounts,
        long wallNanos,
        long cpuNanos,
        long allocatedBytes,
        long liveHeapBytes) {

    /** Returns the line that {@link #parse} reads. */
    @Override
    public String toString() {
        return items + " " + checksum + " " + failedAccounts + " " + wallNanos + " " + cpuNanos + " " + allocatedBytes
                + " " + liveHeapBytes;
    }

    /** Parses a line that {@link #toString()} returned. */
    public static Sample parse(String line) {
        long[] figures = Pattern.compile(" ")
                .splitAsStream(line)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Sample(figures[0], figures[1], figures[2], figures[3], figures[4], figures[5], figures[6]);
    }
}
