package io.github.partnerflux.benchmarks;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.function.Function;
import reactor.core.publisher.Flux;

/**
 * The process of one contestant. For each line on standard input, it runs the workload once and prints a
 * {@link Sample}; at the end of the input, it closes the client and exits.
 */
public final class Worker {

    /** System property: a {@link Workload}; without it, the process reports its first item and exits. */
    public static final String WORKLOAD = "benchmarks.workload";

    /** System property: the server's URI. */
    public static final String ENDPOINT = "benchmarks.endpoint";

    /** The line that a process without a workload prints at its first item. */
    public static final String FIRST_ITEM = "first item";

    /** The line that a process without a workload prints once its client is closed. */
    public static final String CLOSED = "closed";

    /** The prefix of the line that is printed for a failed round. */
    public static final String FAILED = "failed";

    private Worker() {}

    /** Runs the process: called from a contestant's {@code main}. */
    public static <T> void run(Function<URI, Contestant<T>> factory) throws IOException, InterruptedException {
        String workload = System.getProperty(WORKLOAD);
        try (Contestant<T> contestant = factory.apply(URI.create(System.getProperty(ENDPOINT)))) {
            if (workload == null) {
                Flux.from(contestant.list(0)).blockFirst();
                System.out.println(FIRST_ITEM);
            } else {
                runRounds(Workload.valueOf(workload), contestant);
            }
        }
        if (workload == null) {
            System.out.println(CLOSED);
        }
    }

    private static void runRounds(Workload workload, Contestant<?> contestant)
            throws IOException, InterruptedException {
        BufferedReader input = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        while (input.readLine() != null) {
            System.out.println(round(workload, contestant));
        }
    }

    private static String round(Workload workload, Contestant<?> contestant) throws InterruptedException {
        try {
            return Meter.measure(workload, contestant).toString();
        } catch (RuntimeException e) {
            return FAILED + ": "
                    + String.valueOf(e.getMessage()).lines().findFirst().orElse("");
        }
    }
}
