// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.OptionalDouble;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws bars, as shares of the AWS SDK's values with its Netty client, and the growth of the cost. */
@Command(
        name = "chart",
        mixinStandardHelpOptions = true,
        description = "Draws saved medians as SVG images, for light and for dark pages.")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields.
final class Chart implements Callable<Integer> {

    private static final List<Metric> METRICS = List.of(
            Metric.DRAIN_CPU,
            Metric.DRAIN_ALLOCATED,
            Metric.FLEET_WALL,
            Metric.FLEET_CPU,
            Metric.FLEET_IDLE_HEAP,
            Metric.SMALL_PAGES_CPU,
            Metric.SLOW_CONSUMER_WALL,
            Metric.COLD_FIRST_ITEM,
            Metric.COLD_FIRST_ITEM_ARCHIVED,
            Metric.COLD_CLOSED);
    private static final List<ContestantProcess> CONTESTANTS = List.of(
            ContestantProcess.PARTNERFLUX, ContestantProcess.LIMIT, ContestantProcess.SCAN, ContestantProcess.SDK_CRT);

    private static final int LABEL_WIDTH = 250;
    private static final int FULL_WIDTH = 330;
    private static final int BAR_HEIGHT = 12;
    private static final int GROUP_HEIGHT = 72;
    private static final int TOP = 64;
    private static final int LONGEST_BAR = FULL_WIDTH + 30;
    private static final int WIDTH = LABEL_WIDTH + LONGEST_BAR + 130;

    @Parameters(index = "0", paramLabel = "FILE", description = "A file written by --save.")
    private Path results;

    @Option(
            names = "--out",
            paramLabel = "FOLDER",
            required = true,
            description = "The directory to write the images to.")
    private Path folder;

    @Override
    public Integer call() throws IOException {
        Files.createDirectories(folder);
        Results medians = Results.read(results);
        for (Theme theme : Theme.ALL) {
            Files.writeString(folder.resolve("chart-" + theme.name() + ".svg"), draw(medians, theme));
            for (Growth axis : Growth.values()) {
                List<Growth.Point> points = medians.growth(axis);
                if (!points.isEmpty()) {
                    Files.writeString(
                            folder.resolve(axis.fileName() + "-" + theme.name() + ".svg"),
                            GrowthChart.draw(axis, points, theme));
                }
            }
        }
        return 0;
    }

    private static String draw(Results results, Theme theme) {
        List<Metric> measured = METRICS.stream().filter(results::contains).toList();
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < measured.size(); i++) {
            groups.append(group(results, measured.get(i), theme, TOP + i * GROUP_HEIGHT));
        }
        int height = TOP + measured.size() * GROUP_HEIGHT;
        int one = LABEL_WIDTH + FULL_WIDTH;
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                font-family="system-ui, sans-serif" font-size="13">
                <title>The cost of Partnerflux relative to that of the AWS SDK with its Netty client; lower is better</title>
                %s<line x1="%d" y1="44" x2="%d" y2="%d" stroke="%s" stroke-dasharray="3 3"/>
                <text x="%d" y="36" fill="%s" text-anchor="end">AWS SDK on Netty = 1</text>
                %s</svg>
                """,
                WIDTH,
                height,
                Legend.draw(CONTESTANTS, theme),
                one,
                one,
                height - 12,
                theme.muted(),
                one,
                theme.muted(),
                groups);
    }

    private static String group(Results results, Metric metric, Theme theme, int y) {
        StringBuilder group = new StringBuilder(String.format(
                Locale.ROOT, """
                <text x="0" y="%d" fill="%s">%s</text><text x="0" y="%d" fill="%s" font-size="12">%s</text>
                """, y + 12, theme.text(), metric.workload(), y + 29, theme.muted(), metric.unit()));
        for (int i = 0; i < CONTESTANTS.size(); i++) {
            ContestantProcess contestant = CONTESTANTS.get(i);
            OptionalDouble ratio = results.ratio(metric, contestant, ContestantProcess.SDK_NETTY);
            // A longer bar is cut off: its number is the value.
            int width = (int) Math.min(Math.round(ratio.orElse(0) * FULL_WIDTH), LONGEST_BAR);
            int top = y + i * (BAR_HEIGHT + 2);
            group.append(String.format(
                    Locale.ROOT,
                    """
                    <rect x="%d" y="%d" width="%d" height="%d" rx="2" fill="%s"/>\
                    <text x="%d" y="%d" fill="%s" font-size="11">%s</text>
                    """,
                    LABEL_WIDTH,
                    top,
                    width,
                    BAR_HEIGHT,
                    theme.color(contestant),
                    LABEL_WIDTH + width + 5,
                    top + 10,
                    theme.text(),
                    ratio.isPresent()
                            ? String.format(Locale.ROOT, "%.2f", ratio.getAsDouble())
                                    + ofLimit(results, metric, contestant)
                            : Table.absence(results, metric, contestant)));
        }
        return group.toString();
    }

    private static String ofLimit(Results results, Metric metric, ContestantProcess contestant) {
        OptionalDouble ratio = results.ratio(metric, contestant, ContestantProcess.LIMIT);
        return contestant == ContestantProcess.PARTNERFLUX && ratio.isPresent()
                ? String.format(Locale.ROOT, " (%.2f of limit)", ratio.getAsDouble())
                : "";
    }
}
