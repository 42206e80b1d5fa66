// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import java.util.regex.Pattern;

/**
 * The server's measurement of one round.
 *
 * @param requests the number of requests received
 * @param throttled the number of requests that were throttled
 * @param backoffNanos the sum of the times from each throttled response to the next request
 * @param cpuNanos the server's own processor time
 */
public record ServerSample(long requests, long throttled, long backoffNanos, long cpuNanos) {

    /** Returns the line that {@link #parse} reads. */
    @Override
    public String toString() {
        return requests + " " + throttled + " " + backoffNanos + " " + cpuNanos;
    }

    /** Parses a line that {@link #toString()} returned. */
    public static ServerSample parse(String line) {
        long[] figures = Pattern.compile(" ")
                .splitAsStream(line)
                .mapToLong(Long::parseLong)
                .toArray();
        return new ServerSample(figures[0], figures[1], figures[2], figures[3]);
    }
}
