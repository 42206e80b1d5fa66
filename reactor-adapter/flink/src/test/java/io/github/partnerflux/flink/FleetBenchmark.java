// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import com.sun.management.OperatingSystemMXBean;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;

/**
 * Compares, with {@code -Pflink-benchmark}, the CPU time of a job's source with that of the client alone; the emulator
 * has a process of its own. Each job has the fixed part of a job that lists a single account, which is subtracted.
 * Fails if the median of the rounds exceeds {@value #MAX_RATIO} times the client's.
 */
final class FleetBenchmark {

    private static final double MAX_RATIO = 1.3;

    /** Of which the first one warms up. */
    private static final int ROUNDS = 6;

    private FleetBenchmark() {}

    /**
     * @param arguments the numbers of accounts and of connections of each; by default, 1,000 and 1,000
     */
    public static void main(String... arguments) throws Exception {
        int accounts = arguments.length > 0 ? Integer.parseInt(arguments[0]) : 1_000;
        int connections = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 1_000;
        Process server = startServer(accounts, connections);
        try (BufferedReader output = server.inputReader();
                LocalCluster cluster = new LocalCluster(1, 2)) {
            URI endpoint = URI.create(output.readLine());
            List<String> keys = new ArrayList<>(List.of("test"));
            for (int i = 2; i <= accounts; i++) {
                keys.add("test-" + i);
            }
            List<Double> ratios = new ArrayList<>();
            for (int round = 1; round <= ROUNDS; round++) {
                Measured client = measure(() -> FleetHash.ofClient(endpoint, keys));
                Measured single = measure(() -> FleetHash.ofJob(cluster, endpoint, keys.subList(0, 1)));
                Measured job = measure(() -> FleetHash.ofJob(cluster, endpoint, keys));
                if (!job.hash().equals(client.hash())) {
                    throw new AssertionError(job + " is not " + client);
                }
                double ratio = (job.cpuSeconds() - single.cpuSeconds()) / client.cpuSeconds();
                if (round > 1) {
                    ratios.add(ratio);
                }
                System.out.printf(
                        Locale.ROOT,
                        "round %d: %,d connections; client %.1f CPU-s; job %.1f CPU-s, of which %.1f are fixed: %.2f%n",
                        round,
                        job.hash().connections(),
                        client.cpuSeconds(),
                        job.cpuSeconds(),
                        single.cpuSeconds(),
                        ratio);
            }
            Collections.sort(ratios);
            double median = ratios.get(ratios.size() / 2);
            if (median > MAX_RATIO) {
                throw new AssertionError("the median is " + median + " times the client's CPU time");
            }
        } finally {
            server.destroy();
        }
    }

    private record Measured(FleetHash hash, double cpuSeconds) {}

    private static Measured measure(Callable<FleetHash> listing) throws Exception {
        OperatingSystemMXBean system = ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class);
        long start = system.getProcessCpuTime();
        FleetHash hash = listing.call();
        return new Measured(hash, (system.getProcessCpuTime() - start) / 1e9);
    }

    private static Process startServer(int accounts, int connections) throws IOException {
        return new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        Server.class.getName(),
                        Integer.toString(accounts),
                        Integer.toString(connections))
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
    }

    /** Runs an emulator until the process is destroyed. */
    static final class Server {

        private Server() {}

        public static void main(String... arguments) throws InterruptedException {
            PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                    .accounts(Integer.parseInt(arguments[0]))
                    .connections(Integer.parseInt(arguments[1]))
                    .recordRequests(false)
                    .start();
            System.out.println(emulator.endpoint());
            Thread.currentThread().join();
        }
    }
}
