package io.github.partnerflux.benchmarks.server;

import java.util.regex.Pattern;

/**
 * What the server has seen.
 *
 * @param requests how many requests came
 * @param throttled how many of them were told to slow down
 * @param backoffNanos how long it took in all until the next request came after each throttled answer
 * @param cpuNanos the server's own processor time
 */
public record ServerSample(long requests, long throttled, long backoffNanos, long cpuNanos) {

    /** The line that {@link #parse} reads. */
    @Override
    public String toString() {
        return requests + " " + throttled + " " + backoffNanos + " " + cpuNanos;
    }

    /** Reads what {@link #toString()} wrote. */
    public static ServerSample parse(String line) {
        long[] figures = Pattern.compile(" ")
                .splitAsStream(line)
                .mapToLong(Long::parseLong)
                .toArray();
        return new ServerSample(figures[0], figures[1], figures[2], figures[3]);
    }
}
