package io.github.partnerflux.benchmarks.runner;

import io.github.partnerflux.benchmarks.Workload;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
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
        subcommands = Chart.class,
        description = "Compares Partnerflux with the AWS SDK and with the practical limit, on this JVM.")
@SuppressWarnings("UnusedVariable") // Picocli sets the fields.
public final class Benchmarks implements Callable<Integer> {

    private static final int SETTLE = 8;

    private static final double MEGABYTE = 1024 * 1024;

    @Option(names = "--full", description = "Warm up for a minute and take 15 rounds; includes W8: half an hour.")
    private boolean full;

    @Option(
            names = "--workload",
            paramLabel = "W",
            description = "Run only this workload; can be repeated: ${COMPLETION-CANDIDATES}.")
    private Set<Part> parts = EnumSet.noneOf(Part.class);

    @Option(
            names = "--save",
            paramLabel = "FILE",
            description = "Write the medians to this JSON file; medians of other workloads are kept.")
    private @Nullable Path file;

    private Results results = Results.empty();

    private enum Part {
        W1,
        W2,
        W3,
        W4,
        W5,
        W6,
        W8,
        W9
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
        Set<Part> selected = parts;
        if (selected.isEmpty()) {
            // W8 takes several minutes even in the short mode.
            selected = full ? EnumSet.allOf(Part.class) : EnumSet.complementOf(EnumSet.of(Part.W8));
        }
        selected.forEach(this::run);
        System.out.println();
        System.out.println(Table.medians(results));
        if (file != null) {
            results.write(file);
        }
        return 0;
    }

    private void run(Part part) {
        switch (part) {
            case W1 -> drain();
            case W2 -> fleet();
            case W3 -> {
                slowConsumer(Workload.SLOW_CONSUMER, Metric.SLOW_CONSUMER_WALL);
                slowConsumer(Workload.SLOW_CONSUMER_PAGE_AHEAD, Metric.SLOW_CONSUMER_AHEAD_WALL);
            }
            case W4 -> coldStarts();
            case W5 -> peek();
            case W6 -> throttled();
            case W8 -> limitedFleet();
            case W9 -> unchanged();
        }
    }

    private void coldStarts() {
        announce("W4 cold start");
        ColdStarts.run(full ? 15 : 3).forEach((contestant, starts) -> {
            results.put(
                    Metric.COLD_FIRST_ITEM,
                    contestant,
                    starts.stream().mapToDouble(ColdStarts.Start::millisToFirstItem));
            results.put(Metric.COLD_CLOSED, contestant, starts.stream().mapToDouble(ColdStarts.Start::millisToClosed));
            results.putTurns(Metric.COLD_FIRST_ITEM, starts.size());
            results.putTurns(Metric.COLD_CLOSED, starts.size());
        });
    }

    private void drain() {
        announce("W1 drain");
        costPerItem(Workload.DRAIN, Lineup.CLIENTS, Metric.DRAIN_CPU, Metric.DRAIN_ALLOCATED);
    }

    private void fleet() {
        announce("W2 fleet");
        try (Contest contest = new Contest(Workload.FLEET, Lineup.CLIENTS, warmUp(), SETTLE)) {
            Map<ContestantProcess, List<Contest.Round>> rounds = contest.run(full ? 15 : 7);
            put(Metric.FLEET_WALL, rounds, Benchmarks::wallMillis);
            putCpu(Metric.FLEET_CPU, rounds);
            put(Metric.FLEET_MEMORY, rounds, round -> round.peakResidentBytes() / MEGABYTE);
            warnIfServerIsBusy(rounds);
        }
    }

    private void slowConsumer(Workload workload, Metric metric) {
        announce(metric.workload());
        try (Contest contest = new Contest(workload, Lineup.CLIENTS, Duration.ofSeconds(full ? 10 : 0), 1)) {
            put(metric, contest.run(full ? 9 : 1), Benchmarks::wallMillis);
        }
    }

    private void peek() {
        announce("W5 peek");
        try (Contest contest = new Contest(Workload.PEEK, Lineup.CLIENTS, Duration.ZERO, 0)) {
            put(
                    Metric.PEEK_REQUESTS,
                    contest.run(full ? 3 : 1),
                    round -> round.server().requests());
        }
    }

    private void throttled() {
        announce("W6 throttled");
        try (Contest contest = new Contest(Workload.THROTTLED, Lineup.CLIENTS, Duration.ZERO, 0)) {
            Map<ContestantProcess, List<Contest.Round>> rounds = contest.run(full ? 5 : 1);
            put(Metric.THROTTLED_WALL, rounds, round -> wallMillis(round) / 1e3);
            put(Metric.THROTTLED_BACKOFF, rounds, round -> round.server().backoffNanos() / 1e9);
        }
    }

    /** Takes a single round: the limits of the accounts determine the time, and not the JIT compiler. */
    private void limitedFleet() {
        announce("W8 fleet of limited accounts");
        try (Contest contest = new Contest(Workload.LIMITED_FLEET, Lineup.FLEETS, Duration.ZERO, 0)) {
            Map<ContestantProcess, List<Contest.Round>> rounds = contest.run(1);
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
        announce("W9 watch");
        costPerItem(Workload.UNCHANGED, Lineup.WATCH, Metric.UNCHANGED_CPU, Metric.UNCHANGED_ALLOCATED);
    }

    private void costPerItem(Workload workload, Lineup lineup, Metric cpu, Metric allocated) {
        try (Contest contest = new Contest(workload, lineup, warmUp(), SETTLE)) {
            Map<ContestantProcess, List<Contest.Round>> rounds = contest.run(full ? 15 : 7);
            putCpu(cpu, rounds);
            putAllocated(allocated, rounds);
            warnIfServerIsBusy(rounds);
        }
    }

    private Duration warmUp() {
        return Duration.ofSeconds(full ? 60 : 5);
    }

    private void put(
            Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds, ToDoubleFunction<Contest.Round> value) {
        rounds.forEach((contestant, list) -> {
            results.put(metric, contestant, list.stream().mapToDouble(value));
            results.putTurns(metric, list.size());
        });
    }

    private void putAllocated(Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds) {
        put(
                metric,
                rounds,
                round -> (double) round.client().allocatedBytes()
                        / round.client().items());
    }

    /** Adds up all rounds: the system counts processor time in steps that are too coarse for one round. */
    private void putCpu(Metric metric, Map<ContestantProcess, List<Contest.Round>> rounds) {
        rounds.forEach((contestant, list) -> {
            long nanos =
                    list.stream().mapToLong(round -> round.client().cpuNanos()).sum();
            long items =
                    list.stream().mapToLong(round -> round.client().items()).sum();
            results.put(metric, contestant, DoubleStream.of(nanos / 1e3 / items));
            results.putTurns(metric, list.size());
        });
    }

    /** Warns if the server used so much CPU time that the figures measure the server. */
    private static void warnIfServerIsBusy(Map<ContestantProcess, List<Contest.Round>> rounds) {
        rounds.forEach((contestant, list) -> {
            long server =
                    list.stream().mapToLong(round -> round.server().cpuNanos()).sum();
            long client =
                    list.stream().mapToLong(round -> round.client().cpuNanos()).sum();
            if (server > client * 3 / 4) {
                System.out.println(
                        "The server took " + server * 100 / client + " % of the CPU of " + contestant.label() + "!");
            }
        });
    }

    private static double wallMillis(Contest.Round round) {
        return round.client().wallNanos() / 1e6;
    }

    private static void announce(String what) {
        System.out.println(what + " …");
    }
}
