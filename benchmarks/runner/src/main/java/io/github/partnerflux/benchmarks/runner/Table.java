package io.github.partnerflux.benchmarks.runner;

import java.util.Locale;
import java.util.OptionalDouble;

/** The results in Markdown. */
final class Table {

    private Table() {}

    /** Returns all medians, and the ratios of Partnerflux to the SDK's Netty client and to the limit. */
    static String medians(Results results) {
        StringBuilder table = new StringBuilder("| JDK " + results.java() + " | |");
        for (ContestantProcess contestant : ContestantProcess.values()) {
            table.append(' ').append(contestant.label()).append(" |");
        }
        table.append(" of the SDK's Netty | of the limit |\n| --- | --- |");
        table.append(" ---: |".repeat(ContestantProcess.values().length + 2)).append('\n');
        for (Metric metric : Metric.values()) {
            table.append("| ")
                    .append(metric.workload())
                    .append(" | ")
                    .append(metric.unit())
                    .append(" |");
            for (ContestantProcess contestant : ContestantProcess.values()) {
                table.append(' ')
                        .append(number(results.median(metric, contestant)))
                        .append(" |");
            }
            table.append(' ')
                    .append(ratio(results, metric, ContestantProcess.SDK_NETTY))
                    .append(" |");
            table.append(' ')
                    .append(ratio(results, metric, ContestantProcess.LIMIT))
                    .append(" |\n");
        }
        return table.toString();
    }

    private static String ratio(Results results, Metric metric, ContestantProcess to) {
        OptionalDouble ratio = results.ratio(metric, ContestantProcess.PARTNERFLUX, to);
        return ratio.isEmpty() ? "" : String.format(Locale.ROOT, "%.2f", ratio.getAsDouble());
    }

    private static String number(OptionalDouble number) {
        if (number.isEmpty()) {
            return "failed";
        }
        return String.format(Locale.ROOT, number.getAsDouble() < 100 ? "%.2f" : "%.0f", number.getAsDouble());
    }
}
