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
 * All contestants at one workload, by turns: one round of each, and again. Each is warmed up alone, before; and then by turns
 * as well, because one that was idle while the others warmed up has to find its pace again.
 */
final class Contest implements AutoCloseable {

    /**
     * A round of one contestant.
     *
     * @param client what the client measured
     * @param server what the server saw
     * @param peakResidentBytes the most memory that the client's process had so far
     */
    record Round(Sample client, ServerSample server, long peakResidentBytes) {}

    private final JavaProcess server;
    private final Map<ContestantProcess, JavaProcess> contestants = new EnumMap<>(ContestantProcess.class);

    Contest(Workload workload, Duration warmUp, int roundsToSettle) {
        server = JavaProcess.start("runner", Server.class.getName(), List.of(), List.of(workload.name()));
        String endpoint = "http://127.0.0.1:" + server.readLine();
        for (ContestantProcess contestant : ContestantProcess.values()) {
            JavaProcess process = contestant.start(
                    List.of("-D" + Worker.WORKLOAD + "=" + workload, "-D" + Worker.ENDPOINT + "=" + endpoint));
            contestants.put(contestant, process);
            long start = System.nanoTime();
            while (System.nanoTime() - start < warmUp.toNanos()) {
                process.ask();
            }
        }
        for (int round = 0; round < roundsToSettle; round++) {
            contestants.values().forEach(JavaProcess::ask);
        }
        server.ask();
    }

    /** What came out; without the rounds that failed, of which it tells. */
    Map<ContestantProcess, List<Round>> run(int rounds) {
        Map<ContestantProcess, List<Round>> results = new EnumMap<>(ContestantProcess.class);
        for (int round = 0; round < rounds; round++) {
            contestants.forEach((contestant, process) -> {
                String client = process.ask();
                ServerSample seen = ServerSample.parse(server.ask());
                if (client.startsWith(Worker.FAILED)) {
                    System.out.println(contestant.label() + " " + client);
                } else {
                    results.computeIfAbsent(contestant, c -> new ArrayList<>())
                            .add(new Round(Sample.parse(client), seen, process.peakResidentBytes()));
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
