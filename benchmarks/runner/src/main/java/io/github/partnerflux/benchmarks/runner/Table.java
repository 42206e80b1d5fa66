package io.github.partnerflux.benchmarks.runner;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.stream.Collectors;

/** The results in Markdown. */
final class Table {

    private Table() {}

    /** Returns all medians, in a table for each lineup, and the ratios of its first contestant to the references. */
    static String medians(Results results) {
        return Arrays.stream(Lineup.values())
                .filter(lineup -> !metrics(results, lineup).isEmpty())
                .map(lineup -> medians(results, lineup))
                .collect(Collectors.joining("\n"));
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
                            .map(contestant -> number(results.median(metric, contestant)))
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

    private static String number(OptionalDouble number) {
        if (number.isEmpty()) {
            return "failed";
        }
        return String.format(Locale.ROOT, number.getAsDouble() < 100 ? "%.2f" : "%.0f", number.getAsDouble());
    }
}
