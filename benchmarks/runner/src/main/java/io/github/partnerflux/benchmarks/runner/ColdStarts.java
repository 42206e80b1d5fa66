package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.benchmarks.Workload;
import io.github.partnerflux.benchmarks.server.Server;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Measures fresh JVMs of alternating contestants: the time to the first item, and until the client is closed. */
final class ColdStarts {

    record Start(double millisToFirstItem, double millisToClosed) {}

    private ColdStarts() {}

    static Map<ContestantProcess, List<Start>> run(int rounds) {
        Map<ContestantProcess, List<Start>> starts = new EnumMap<>(ContestantProcess.class);
        try (JavaProcess server =
                JavaProcess.start("runner", Server.class.getName(), List.of(), List.of(Workload.PEEK.name()))) {
            String endpoint = "http://127.0.0.1:" + server.readLine();
            for (int round = 0; round < rounds; round++) {
                for (ContestantProcess contestant : Lineup.CLIENTS.contestants()) {
                    starts.computeIfAbsent(contestant, c -> new ArrayList<>()).add(start(contestant, endpoint));
                }
            }
        }
        return starts;
    }

    private static Start start(ContestantProcess contestant, String endpoint) {
        long start = System.nanoTime();
        try (JavaProcess process = contestant.start(List.of("-D" + Worker.ENDPOINT + "=" + endpoint))) {
            process.readLine();
            double firstItem = millisSince(start);
            process.readLine();
            return new Start(firstItem, millisSince(start));
        }
    }

    private static double millisSince(long start) {
        return (System.nanoTime() - start) / 1e6;
    }
}
