package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Sample;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.benchmarks.Workload;
import io.github.partnerflux.benchmarks.server.Server;
import io.github.partnerflux.benchmarks.server.ServerSample;
import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The contestants of a lineup at one workload, in alternating rounds. Each contestant is first warmed up alone; further
 * alternating rounds follow, because a contestant that idles while the others warm up is slow at first.
 */
final class Contest implements AutoCloseable {

    /**
     * A round of one contestant.
     *
     * @param client the client's measurement
     * @param server the server's measurement
     * @param peakResidentBytes the peak memory of the client's process so far
     */
    record Round(Sample client, ServerSample server, long peakResidentBytes) {}

    private final JavaProcess server;
    private final Map<ContestantProcess, JavaProcess> contestants = new EnumMap<>(ContestantProcess.class);

    Contest(Workload workload, Lineup lineup, Duration warmUp, int roundsToSettle) {
        server = JavaProcess.start("runner", Server.class.getName(), List.of(), List.of(workload.name()));
        String endpoint = "http://127.0.0.1:" + server.readLine();
        for (ContestantProcess contestant : lineup.contestants()) {
            JavaProcess process = contestant.start(
                    List.of("-D" + Worker.WORKLOAD + "=" + workload, "-D" + Worker.ENDPOINT + "=" + endpoint));
            contestants.put(contestant, process);
            long start = System.nanoTime();
            while (System.nanoTime() - start < warmUp.toNanos()) {
                process.request();
            }
        }
        for (int round = 0; round < roundsToSettle; round++) {
            contestants.values().forEach(JavaProcess::request);
        }
        server.request();
    }

    /** Returns the results of the rounds that succeeded, and prints the failures of the others. */
    Map<ContestantProcess, List<Round>> run(int rounds) {
        Map<ContestantProcess, List<Round>> results = new EnumMap<>(ContestantProcess.class);
        for (int round = 0; round < rounds; round++) {
            contestants.forEach((contestant, process) -> {
                String client = process.request();
                ServerSample served = ServerSample.parse(server.request());
                if (client.startsWith(Worker.FAILED)) {
                    System.out.println(contestant.label() + " " + client);
                } else {
                    results.computeIfAbsent(contestant, c -> new ArrayList<>())
                            .add(new Round(Sample.parse(client), served, process.peakResidentBytes()));
                }
            });
        }
        return results;
    }

    @Override
    public void close() {
        contestants.values().forEach(JavaProcess::close);
        server.close();
    }
}
