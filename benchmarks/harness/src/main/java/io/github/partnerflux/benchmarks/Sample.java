package io.github.partnerflux.benchmarks;

import java.util.regex.Pattern;

/**
 * The cost of one round.
 *
 * @param items the number of connections received
 * @param wallNanos the duration
 * @param cpuNanos the processor time of the whole process
 * @param allocatedBytes the bytes that all its threads allocated on the heap
 */
public record Sample(long items, long wallNanos, long cpuNanos, long allocatedBytes) {

    /** Returns the line that {@link #parse} reads. */
    @Override
    public String toString() {
        return items + " " + wallNanos + " " + cpuNanos + " " + allocatedBytes;
    }

    /** Parses a line that {@link #toString()} returned. */
    public static Sample parse(String line) {
        long[] figures = Pattern.compile(" ")
                .splitAsStream(line)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Sample(figures[0], figures[1], figures[2], figures[3]);
    }
}
