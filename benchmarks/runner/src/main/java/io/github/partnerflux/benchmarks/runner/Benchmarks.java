// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Load;
import io.github.partnerflux.benchmarks.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.function.Function;
import java.util.function.ToDoubleFunction;
import java.util.stream.DoubleStream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/** The command that runs the benchmarks. */
@Command(
        name = "benchmarks",
        mixinStandardHelpOptions = true,
        subcommands = {Chart.class, Guide.class},
        description = "Compares Partnerflux with the AWS SDK and with the practical limit, on this JVM.")
@SuppressWarnings("UnusedVariable") // Picocli sets the fields.
public final class Benchmarks implements Callable<Integer> {

    private static final int SETTLE = 8;
    private static final int SMALL_PAGE = 2;
    private static final int SMALL_PAGE_CONNECTIONS = 100;

    static final double MEGABYTE = 1024 * 1024;

    @Option(
            names = "--full",
            description =
                    "Warm up for up to a minute and take up to 15 rounds: all workloads but W8 take about twelve minutes.")
    private boolean full;

    @Option(
            names = "--workload",
            paramLabel = "W",
            description = "Run only this workload; can be repeated: ${COMPLETION-CANDIDATES}. W8 runs only by name.")
    private Set<Part> parts = EnumSet.noneOf(Part.class);

    @Option(
            names = "--growth",
            description = "Measure how the cost grows, instead of the workloads, or after those of --workload.")
    private boolean growth;

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the medians to this JSON file; medians of other workloads are kept.")
    private @Nullable Path file;

    private final Progress progress = new Progress();

    private Results results = Results.empty();

    /** The workloads, in their order: W2 is first, so that its live heap is that of clients that ran nothing else. */
    private enum Part {
        W2,
        W1,
        W7,
        W3,
        W5,
        W6,
        W9,
        W4,
        W8
    }

    /** Runs the program. */
    public static void main(String[] args) {
        System.exit(new CommandLine(new Benchmarks()).execute(args));
    }

    @Override
    public Integer call() {
        if (file != null && Files.exists(file)) {
            results = Results.read(file);
        }
        try (Contest clients = new Contest(progress)) {
            selectedParts().forEach(part -> run(part, clients));
            if (growth) {
                growth(clients);
            }
        }
        System.out.println();
        System.out.println(Table.medians(results));
        System.out.println(Table.growth(results));
        if (file != null) {
            results.write(file);
        }
        return 0;
    }

    private Set<Part> selectedParts() {
        if (!parts.isEmpty()) {
            return EnumSet.copyOf(parts);
        }
        // W8 takes several minutes in any mode.
        return growth ? EnumSet.noneOf(Part.class) : EnumSet.complementOf(EnumSet.of(Part.W8));
    }

    private void run(Part part, Contest clients) {
        switch (part) {
            case W1 -> drain(clients);
            case W2 -> fleet(clients);
            case W3 -> slowConsumer(clients);
            case W4 -> coldStarts();
            case W5 -> peek(clients);
            case W6 -> throttled(clients);
            case W7 -> smallPages(clients);
            case W8 -> limitedFleet();
            case W9 -> unchanged();
        }
    }

    private void drain(Contest clients) {
        progress.report("W1 drain");
        Map<ContestantProcess, List<Contest.Round>> rounds =
                clients.run(Workload.DRAIN.load(), Lineup.CLIENTS.contestants(), schedule());
        putCpu(Metric.DRAIN_CPU, rounds);
        putAllocated(Metric.DRAIN_ALLOCATED, rounds);
        warnIfServerIsBusy(rounds);
    }

    private void fleet(Contest clients) {
        progress.report("W2 fleet");
        Map<ContestantProcess, List<Contest.Round>> rounds =
                clients.run(Workload.FLEET.load(), Lineup.CLIENTS.contestants(), schedule());
        put(Metric.FLEET_WALL, rounds, Benchmarks::wallMillis);
        putCpu(Metric.FLEET_CPU, rounds);
        putAllocated(Metric.FLEET_ALLOCATED, rounds);
        put(Metric.FLEET_MEMORY, rounds, round -> round.peakResidentBytes() / MEGABYTE);
        warnIfServerIsBusy(rounds);
        clients.liveHeaps(Lineup.CLIENTS.contestants())
                .forEach((contestant, bytes) ->
                        results.put(Metric.FLEET_IDLE_HEAP, contestant, DoubleStream.of(bytes / MEGABYTE)));
        results.putTurns(Metric.FLEET_IDLE_HEAP, 1);
    }

    private void smallPages(Contest clients) {
        progress.report("W7 pages of " + SMALL_PAGE + " items");
        Load load = new Load(Workload.FLEET, SMALL_PAGE_CONNECTIONS, Workload.ACCOUNTS, SMALL_PAGE, 1, false);
        Map<ContestantProcess, List<Contest.Round>> rounds =
                clients.run(load, Lineup.CLIENTS.contestants(), schedule());
        putEach(Metric.SMALL_PAGES_CPU, rounds, list -> DoubleStream.of(Contest.cpuMicrosPerItem(list) * SMALL_PAGE));
        warnIfServerIsBusy(rounds);
    }

    private void slowConsumer(Contest clients) {
        progress.report("W3 slow consumer");
        Schedule schedule = new Schedule(Duration.ofSeconds(full ? 10 : 0), 1, full ? 5 : 1);
        Map<ContestantProcess, List<Contest.Round>> rounds =
                clients.run(Workload.SLOW_CONSUMER.load(), Lineup.CLIENTS.contestants(), schedule);
        put(Metric.SLOW_CONSUMER_WALL, rounds, Benchmarks::wallMillis);
        put(Metric.SLOW_CONSUMER_HIDDEN, rounds, round -> SlowConsumer.hiddenLatency(wallMillis(round)));
        put(
                Metric.SLOW_CONSUMER_AHEAD_WALL,
                clients.run(Workload.SLOW_CONSUMER_PAGE_AHEAD.load(), Lineup.CLIENTS.contestants(), schedule),
                Benchmarks::wallMillis);
    }

    private void coldStarts() {
        progress.report("W4 cold start");
        int rounds = full ? 9 : 3;
        put(Metric.COLD_FIRST_ITEM, Metric.COLD_CLOSED, ColdStarts.run(progress, rounds));
        progress.report("W4 cold start with a class archive");
        put(Metric.COLD_FIRST_ITEM_ARCHIVED, Metric.COLD_CLOSED_ARCHIVED, ColdStarts.runArchived(progress, rounds));
    }

    private void put(Metric firstItem, Metric closed, Map<ContestantProcess, List<ColdStarts.Start>> contestants) {
        putEach(firstItem, contestants, starts -> starts.stream().mapToDouble(ColdStarts.Start::millisToFirstItem));
        putEach(closed, contestants, starts -> starts.stream().mapToDouble(ColdStarts.Start::millisToClosed));
    }

    private void peek(Contest clients) {
        progress.report("W5 peek");
        put(
                Metric.PEEK_REQUESTS,
                clients.run(Workload.PEEK.load(), Lineup.CLIENTS.contestants(), Schedule.of(1)),
                round -> round.server().requests());
    }

    private void throttled(Contest clients) {
        progress.report("W6 throttled");
        Map<ContestantProcess, List<Contest.Round>> rounds =
                clients.run(Workload.THROTTLED.load(), Lineup.CLIENTS.contestants(), Schedule.of(full ? 3 : 1));
        put(Metric.THROTTLED_WALL, rounds, round -> wallMillis(round) / 1e3);
        put(Metric.THROTTLED_BACKOFF, rounds, round -> round.server().backoffNanos() / 1e9);
    }

    /** Takes a single round: the limits of the accounts determine the time, and not the JIT compiler. */
    private void limitedFleet() {
        progress.report("W8 fleet of limited accounts");
        try (Contest fleets = new Contest(progress)) {
            Map<ContestantProcess, List<Contest.Round>> rounds =
                    fleets.run(Workload.LIMITED_FLEET.load(), Lineup.FLEETS.contestants(), Schedule.of(1));
            put(Metric.LIMITED_FLEET_WALL, rounds, round -> wallMillis(round) / 1e3);
            put(
                    Metric.LIMITED_FLEET_COMPLETED,
                    rounds,
                    round -> Workload.LIMITED_FLEET_ACCOUNTS - round.client().failedAccounts());
            put(
                    Metric.LIMITED_FLEET_THROTTLED,
                    rounds,
                    round -> 100.0 * round.server().throttled() / round.server().requests());
            put(Metric.LIMITED_FLEET_CPU, rounds, round -> round.client().cpuNanos() / 1e9);
            put(Metric.LIMITED_FLEET_HEAP, rounds, round -> round.client().liveHeapBytes() / MEGABYTE);
        }
    }

    private void unchanged() {
        progress.report("W9 watch");
        try (Contest watch = new Contest(progress)) {
            Map<ContestantProcess, List<Contest.Round>> rounds =
                    watch.run(Workload.UNCHANGED.load(), Lineup.WATCH.contestants(), schedule());
            putCpu(Metric.UNCHANGED_CPU, rounds);
            putAllocated(Metric.UNCHANGED_ALLOCATED, rounds);
            warnIfServerIsBusy(rounds);
        }
    }

    private void growth(Contest clients) {
        progress.report("Growth");
        Schedule warmUp = new Schedule(schedule().warmUp(), 1, 0);
        clients.run(Workload.FLEET.load(), Growth.CONTESTANTS, warmUp);
        clients.run(Workload.DRAIN.load(), Growth.CONTESTANTS, warmUp);
        for (Growth axis : Growth.values()) {
            results.putGrowth(axis, axis.measure(clients, new Schedule(Duration.ZERO, 1, full ? 3 : 1), progress));
        }
    }

    private Schedule schedule() {
        return new Schedule(Duration.ofSeconds(full ? 60 : 6), SETTLE, full ? 15 : 7);
    }

    private void put(
            Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds, ToDoubleFunction<Contest.Round> value) {
        putEach(metric, rounds, list -> list.stream().mapToDouble(value));
    }

    private void putAllocated(Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds) {
        put(
                metric,
                rounds,
                round -> (double) round.client().allocatedBytes()
                        / round.client().items());
    }

    private void putCpu(Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds) {
        putEach(metric, rounds, list -> DoubleStream.of(Contest.cpuMicrosPerItem(list)));
    }

    /** Puts the medians, and the failures of the contestants that completed no round. */
    private <T> void putEach(
            Metric metric, Map<ContestantProcess, List<T>> rounds, Function<List<T>, DoubleStream> values) {
        for (ContestantProcess contestant : metric.lineup().contestants()) {
            List<T> list = rounds.get(contestant);
            if (list == null) {
                results.putFailure(metric, contestant);
            } else {
                results.put(metric, contestant, values.apply(list));
                results.putTurns(metric, list.size());
            }
        }
    }

    /** Warns if the server used so much CPU time that the figures measure the server. */
    private void warnIfServerIsBusy(Map<ContestantProcess, List<Contest.Round>> rounds) {
        rounds.forEach((contestant, list) -> {
            long server =
                    list.stream().mapToLong(round -> round.server().cpuNanos()).sum();
            long client =
                    list.stream().mapToLong(round -> round.client().cpuNanos()).sum();
            if (server > client * 3 / 4) {
                progress.report(
                        "The server took " + server * 100 / client + " % of the CPU of " + contestant.label() + "!");
            }
        });
    }

    private static double wallMillis(Contest.Round round) {
        return round.client().wallNanos() / 1e6;
    }
}
