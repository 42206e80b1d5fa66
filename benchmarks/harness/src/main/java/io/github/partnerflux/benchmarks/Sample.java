package io.github.partnerflux.benchmarks;

import java.util.regex.Pattern;

/**
 * What one round cost.
 *
 * @param items how many connections came
 * @param wallNanos how long it took
 * @param cpuNanos the processor time of the whole process
 * @param allocatedBytes what all its threads allocated on the heap
 */
public record Sample(long items, long wallNanos, long cpuNanos, long allocatedBytes) {

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        return items + " " + wallNanos + " " + cpuNanos + " " + allocatedBytes;
    }

    /** Reads what {@link #toString()} wrote. */
    public static Sample parse(String line) {
        long[] figures = Pattern.compile(" ")
                .splitAsStream(line)
                .mapToLong(Long::parseLong)
                .toArray();
        return new Sample(figures[0], figures[1], figures[2], figures[3]);
    }
}
