// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The process of one contestant. For each {@link Load} on standard input, it runs a round and prints a {@link Sample}.
 * At the end of the input, it closes the client and exits.
 */
public final class Worker {

    /** System property: the server's URI. */
    public static final String ENDPOINT = "benchmarks.endpoint";

    /** System property: if {@code true}, the process reports its first item, closes the client and exits. */
    public static final String COLD_START = "benchmarks.coldStart";

    /** The line that a cold start prints at its first item. */
    public static final String FIRST_ITEM = "first item";

    /** The line that a cold start prints once its client is closed. */
    public static final String CLOSED = "closed";

    /** The line of input for which the process prints the bytes of its live heap. */
    public static final String LIVE_HEAP = "live heap";

    /** The prefix of the line that is printed for a failed round. */
    public static final String FAILED = "failed";

    private Worker() {}

    /** Runs the process: called from a contestant's {@code main}. */
    public static <T> void run(Function<URI, Contestant<T>> factory) throws IOException, InterruptedException {
        boolean coldStart = Boolean.getBoolean(COLD_START);
        try (Contestant<T> contestant = factory.apply(URI.create(System.getProperty(ENDPOINT)))) {
            if (coldStart) {
                Flux.from(contestant.list(0)).map(contestant::checksum).blockFirst();
                System.out.println(FIRST_ITEM);
            } else {
                runRounds(contestant);
            }
        }
        if (coldStart) {
            System.out.println(CLOSED);
        }
    }

    private static void runRounds(Contestant<?> contestant) throws IOException, InterruptedException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String line = input.readLine(); line != null; line = input.readLine()) {
            System.out.println(
                    line.equals(LIVE_HEAP) ? String.valueOf(Heap.liveBytes()) : round(Load.parse(line), contestant));
        }
    }

    private static String round(Load load, Contestant<?> contestant) throws InterruptedException {
        try {
            return Meter.measure(load, contestant).toString();
        } catch (RuntimeException e) {
            return FAILED + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
