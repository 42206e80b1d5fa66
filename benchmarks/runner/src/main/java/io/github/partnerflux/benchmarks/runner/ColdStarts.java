// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.benchmarks.server.Server;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** Measures new JVMs of alternating contestants: the time to the first item, and until the client is closed. */
final class ColdStarts {

    record Start(double millisToFirstItem, double millisToClosed) {}

    private final Progress progress;
    private final String endpoint;
    private final Map<ContestantProcess, List<String>> options = new EnumMap<>(ContestantProcess.class);

    private ColdStarts(Progress progress, String endpoint) {
        this.progress = progress;
        this.endpoint = endpoint;
        Lineup.COLD_STARTS.contestants().forEach(contestant -> options.put(contestant, List.of()));
    }

    static Map<ContestantProcess, List<Start>> run(Progress progress, int rounds) {
        return withServer(progress, starts -> starts.run(rounds));
    }

    /** Starts JVMs with an archive of the classes that a first start of each contestant has loaded. */
    static Map<ContestantProcess, List<Start>> runArchived(Progress progress, int rounds) {
        return withServer(progress, starts -> {
            ClassArchives archives = ClassArchives.create();
            try {
                starts.options.replaceAll((contestant, none) -> starts.train(contestant, archives));
                return starts.run(rounds);
            } finally {
                archives.delete();
            }
        });
    }

    private static Map<ContestantProcess, List<Start>> withServer(
            Progress progress, Function<ColdStarts, Map<ContestantProcess, List<Start>>> run) {
        try (JavaProcess server = JavaProcess.start("runner", Server.class.getName(), List.of())) {
            return run.apply(new ColdStarts(progress, "http://127.0.0.1:" + server.readLine()));
        }
    }

    private List<String> train(ContestantProcess contestant, ClassArchives archives) {
        progress.report("  archiving the classes of " + contestant.label());
        start(contestant, archives.optionsToWrite(contestant));
        return archives.optionsToRead(contestant);
    }

    private Map<ContestantProcess, List<Start>> run(int rounds) {
        Map<ContestantProcess, List<Start>> starts = new EnumMap<>(ContestantProcess.class);
        for (int round = 0; round < rounds; round++) {
            options.forEach((contestant, jvmOptions) ->
                    starts.computeIfAbsent(contestant, c -> new ArrayList<>()).add(start(contestant, jvmOptions)));
        }
        return starts;
    }

    private Start start(ContestantProcess contestant, List<String> jvmOptions) {
        List<String> all = new ArrayList<>(jvmOptions);
        all.add("-D" + Worker.COLD_START + "=true");
        all.add("-D" + Worker.ENDPOINT + "=" + endpoint);
        long start = System.nanoTime();
        try (JavaProcess process = contestant.start(all)) {
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
