// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** The results in Markdown. */
final class Table {

    private static final String FAILED = "failed";
    private static final String NOT_MEASURED = "–";

    private Table() {}

    /** Returns all medians, in a table for each lineup, and the ratios of its first contestant to the references. */
    static String medians(Results results) {
        return Arrays.stream(Lineup.values())
                .filter(lineup -> !metrics(results, lineup).isEmpty())
                .map(lineup -> medians(results, lineup))
                .collect(Collectors.joining("\n"));
    }

    /** Returns the cost by size, in a table for each axis. */
    static String growth(Results results) {
        return Arrays.stream(Growth.values())
                .filter(axis -> !results.growth(axis).isEmpty())
                .map(axis -> growth(axis, results.growth(axis), results.java()))
                .collect(Collectors.joining("\n"));
    }

    private static String growth(Growth axis, List<Growth.Point> points, String java) {
        List<ContestantProcess> contestants = Growth.CONTESTANTS;
        StringBuilder table = new StringBuilder();
        row(
                table,
                List.of("JDK " + java + ": " + axis.label()),
                contestants.stream()
                        .map(contestant -> contestant.label() + ", CPU µs per connection")
                        .toList(),
                contestants.stream()
                        .map(contestant -> contestant.label() + ", live heap MB")
                        .toList());
        table.append('|').append(" ---: |".repeat(1 + 2 * contestants.size())).append('\n');
        for (int size : axis.sizes()) {
            row(
                    table,
                    List.of(String.format(Locale.ROOT, "%,d", size)),
                    growth(points, size, Growth.Point::cpuMicros),
                    growth(points, size, Growth.Point::heapMegabytes));
        }
        return table.toString();
    }

    private static List<String> growth(List<Growth.Point> points, int size, ToDoubleFunction<Growth.Point> value) {
        return Growth.CONTESTANTS.stream()
                .map(contestant -> points.stream()
                        .filter(point -> point.size() == size && point.contestant() == contestant)
                        .findFirst()
                        .map(point -> number(value.applyAsDouble(point)))
                        // An axis is measured as a whole.
                        .orElse(FAILED))
                .toList();
    }

    private static List<Metric> metrics(Results results, Lineup lineup) {
        return Arrays.stream(Metric.values())
                .filter(metric -> metric.lineup() == lineup && results.contains(metric))
                .toList();
    }

    private static String medians(Results results, Lineup lineup) {
        StringBuilder table = new StringBuilder();
        row(
                table,
                List.of("JDK " + results.java(), ""),
                lineup.contestants().stream().map(ContestantProcess::label).toList(),
                lineup.references().stream().map(to -> "of " + to.label()).toList());
        table.append("| --- | --- |");
        table.append(" ---: |"
                .repeat(lineup.contestants().size() + lineup.references().size()));
        table.append('\n');
        for (Metric metric : metrics(results, lineup)) {
            row(
                    table,
                    List.of(metric.workload(), metric.unit()),
                    lineup.contestants().stream()
                            .map(contestant -> median(results, metric, contestant))
                            .toList(),
                    lineup.references().stream()
                            .map(to -> ratio(results, metric, to))
                            .toList());
        }
        return table.toString();
    }

    @SafeVarargs
    private static void row(StringBuilder table, List<String>... cells) {
        table.append('|');
        for (List<String> part : cells) {
            part.forEach(cell -> table.append(' ').append(cell).append(" |"));
        }
        table.append('\n');
    }

    private static String ratio(Results results, Metric metric, ContestantProcess to) {
        OptionalDouble ratio =
                results.ratio(metric, metric.lineup().contestants().get(0), to);
        return ratio.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    private static String median(Results results, Metric metric, ContestantProcess contestant) {
        OptionalDouble median = results.median(metric, contestant);
        return median.isPresent() ? number(median.getAsDouble()) : absence(results, metric, contestant);
    }

    /** Returns what stands for a value that is absent. */
    static String absence(Results results, Metric metric, ContestantProcess contestant) {
        return results.hasFailed(metric, contestant) ? FAILED : NOT_MEASURED;
    }

    private static String number(double number) {
        return String.format(Locale.ROOT, number < 100 ? "%.2f" : "%.0f", number);
    }
}
