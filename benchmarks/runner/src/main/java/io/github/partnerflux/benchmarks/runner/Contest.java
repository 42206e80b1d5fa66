// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Load;
import io.github.partnerflux.benchmarks.Sample;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.benchmarks.server.Server;
import io.github.partnerflux.benchmarks.server.ServerSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A server, and contestants in alternating rounds. Each contestant has one process for all loads that it runs. */
final class Contest implements AutoCloseable {

    /** The part of its warm-up that a process takes for a further load. */
    private static final int FURTHER_LOADS = 6;

    /**
     * A round of one contestant.
     *
     * @param client the client's measurement
     * @param server the server's measurement
     * @param peakResidentBytes the peak memory of the client's process so far
     */
    record Round(Sample client, ServerSample server, long peakResidentBytes) {}

    private final Progress progress;
    private final JavaProcess server = JavaProcess.start("runner", Server.class.getName(), List.of());
    private final String endpoint = "http://127.0.0.1:" + server.readLine();
    private final Map<ContestantProcess, JavaProcess> processes = new EnumMap<>(ContestantProcess.class);
    private final Set<ContestantProcess> warm = EnumSet.noneOf(ContestantProcess.class);

    Contest(Progress progress) {
        this.progress = progress;
    }

    /** Returns the results of the rounds that succeeded, and prints the failures of the others. */
    Map<ContestantProcess, List<Round>> run(Load load, List<ContestantProcess> contestants, Schedule schedule) {
        server.request(load.toString());
        contestants.forEach(contestant -> warmUp(contestant, load, schedule.warmUp()));
        for (int round = 0; round < schedule.roundsToSettle(); round++) {
            contestants.forEach(contestant -> process(contestant).request(load.toString()));
        }
        server.request("");
        Map<ContestantProcess, List<Round>> results = new EnumMap<>(ContestantProcess.class);
        Sample first = null;
        for (int round = 0; round < schedule.rounds(); round++) {
            for (ContestantProcess contestant : contestants) {
                Round result = round(contestant, load);
                if (result != null) {
                    results.computeIfAbsent(contestant, c -> new ArrayList<>()).add(result);
                    first = first == null ? result.client() : first;
                    checkSame(first, result.client(), contestant);
                }
            }
        }
        return results;
    }

    private @Nullable Round round(ContestantProcess contestant, Load load) {
        JavaProcess process = process(contestant);
        String client = process.request(load.toString());
        ServerSample served = ServerSample.parse(server.request(""));
        if (client.startsWith(Worker.FAILED)) {
            progress.report(contestant.label() + " " + client);
            return null;
        }
        return new Round(Sample.parse(client), served, process.peakResidentBytes());
    }

    /** Checks that two contestants have received the same connections, unless some of their listings failed. */
    static void checkSame(Sample first, Sample other, ContestantProcess contestant) {
        if (first.failedAccounts() == 0
                && other.failedAccounts() == 0
                && (first.items() != other.items() || first.checksum() != other.checksum())) {
            throw new IllegalStateException(
                    contestant.label() + " received other connections: " + other + " instead of " + first);
        }
    }

    /** Adds up all rounds: the system counts processor time in steps that are too coarse for one round. */
    static double cpuMicrosPerItem(List<Round> rounds) {
        long nanos =
                rounds.stream().mapToLong(round -> round.client().cpuNanos()).sum();
        long items = rounds.stream().mapToLong(round -> round.client().items()).sum();
        return nanos / 1e3 / items;
    }

    /** Returns the bytes in use on the heap of each contestant after a collection. */
    Map<ContestantProcess, Long> liveHeaps(List<ContestantProcess> contestants) {
        Map<ContestantProcess, Long> heaps = new EnumMap<>(ContestantProcess.class);
        contestants.forEach(contestant ->
                heaps.put(contestant, Long.parseLong(process(contestant).request(Worker.LIVE_HEAP))));
        return heaps;
    }

    private JavaProcess process(ContestantProcess contestant) {
        return processes.computeIfAbsent(contestant, c -> c.start(List.of("-D" + Worker.ENDPOINT + "=" + endpoint)));
    }

    private void warmUp(ContestantProcess contestant, Load load, Duration warmUp) {
        if (warmUp.isZero()) {
            return;
        }
        Duration forProcess = contestant.warmsUpSlowly() ? warmUp : warmUp.dividedBy(2);
        Duration forLoad = warm.add(contestant) ? forProcess : forProcess.dividedBy(FURTHER_LOADS);
        progress.report("  warming up " + contestant.label() + " for " + forLoad.toMillis() + " ms");
        long start = System.nanoTime();
        while (System.nanoTime() - start < forLoad.toNanos()) {
            process(contestant).request(load.toString());
        }
    }

    @Override
    public void close() {
        processes.values().forEach(JavaProcess::close);
        server.close();
    }
}
