// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.OptionalDouble;
import java.util.Set;
import java.util.stream.DoubleStream;
import tools.jackson.databind.json.JsonMapper;

/**
 * The medians of a run.
 *
 * @param java the version of the JVM
 * @param medians the values; none for a contestant that failed the workload or was not measured
 * @param failed the contestants that failed the workload
 * @param turns the number of rounds of each contestant
 * @param growth the cost by size
 */
record Results(
        String java,
        Map<Metric, Map<ContestantProcess, Double>> medians,
        Map<Metric, EnumSet<ContestantProcess>> failed,
        Map<Metric, Integer> turns,
        List<Growth.Point> growth) {

    private static final String COMMAND = "java -jar benchmarks/runner/target/partnerflux-benchmark-runner.jar --full";

    Results {
        // Older files have none of these.
        failed = Objects.requireNonNullElseGet(failed, () -> new EnumMap<>(Metric.class));
        growth = Objects.requireNonNullElseGet(growth, ArrayList::new);
    }

    static Results empty() {
        return new Results(
                String.valueOf(Runtime.version().feature()),
                new EnumMap<>(Metric.class),
                new EnumMap<>(Metric.class),
                new EnumMap<>(Metric.class),
                new ArrayList<>());
    }

    /** Returns the commands that measure the values again. */
    @JsonProperty(access = JsonProperty.Access.READ_ONLY)
    List<String> commands() {
        String save = " --save benchmarks/results/jdk-" + java + ".json";
        List<String> commands = new ArrayList<>(List.of(COMMAND + save));
        if (contains(Metric.LIMITED_FLEET_WALL)) {
            commands.add(COMMAND + " --workload W8" + save);
        }
        if (!growth.isEmpty()) {
            commands.add(COMMAND + " --growth" + save);
        }
        return commands;
    }

    /** Replaces the value of a contestant by the median of these. */
    void put(Metric metric, ContestantProcess contestant, DoubleStream values) {
        List<Double> sorted = values.sorted().boxed().toList();
        medians(metric).put(contestant, sorted.get(sorted.size() / 2));
        failures(metric).remove(contestant);
    }

    /** Removes the value of a contestant, which has failed. */
    void putFailure(Metric metric, ContestantProcess contestant) {
        medians(metric).remove(contestant);
        failures(metric).add(contestant);
    }

    private Map<ContestantProcess, Double> medians(Metric metric) {
        return medians.computeIfAbsent(metric, m -> new EnumMap<>(ContestantProcess.class));
    }

    private Set<ContestantProcess> failures(Metric metric) {
        return failed.computeIfAbsent(metric, m -> EnumSet.noneOf(ContestantProcess.class));
    }

    void putTurns(Metric metric, int number) {
        turns.put(metric, number);
    }

    /** Replaces the points of an axis. */
    void putGrowth(Growth axis, List<Growth.Point> points) {
        growth.removeIf(point -> point.axis() == axis);
        growth.addAll(points);
    }

    List<Growth.Point> growth(Growth axis) {
        return growth.stream().filter(point -> point.axis() == axis).toList();
    }

    boolean contains(Metric metric) {
        return medians.containsKey(metric);
    }

    boolean hasFailed(Metric metric, ContestantProcess contestant) {
        Set<ContestantProcess> failures = failed.get(metric);
        return failures != null && failures.contains(contestant);
    }

    OptionalDouble median(Metric metric, ContestantProcess contestant) {
        Double median = medians.getOrDefault(metric, Map.of()).get(contestant);
        return median == null ? OptionalDouble.empty() : OptionalDouble.of(median);
    }

    /** Returns the ratio of two contestants' medians; empty unless both are present. */
    OptionalDouble ratio(Metric metric, ContestantProcess contestant, ContestantProcess to) {
        OptionalDouble numerator = median(metric, contestant);
        OptionalDouble denominator = median(metric, to);
        return numerator.isPresent() && denominator.isPresent() && denominator.getAsDouble() != 0
                ? OptionalDouble.of(numerator.getAsDouble() / denominator.getAsDouble())
                : OptionalDouble.empty();
    }

    static Results read(Path file) {
        return JsonMapper.shared().readValue(file, Results.class);
    }

    void write(Path file) {
        try {
            Files.createDirectories(file.toAbsolutePath().getParent());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        JsonMapper.shared().writerWithDefaultPrettyPrinter().writeValue(file, this);
    }
}
