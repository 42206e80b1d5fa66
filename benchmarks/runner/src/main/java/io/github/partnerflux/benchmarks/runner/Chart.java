package io.github.partnerflux.benchmarks.runner;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Draws bars, as shares of the AWS SDK's values with its Netty client. */
@Command(
        name = "chart",
        mixinStandardHelpOptions = true,
        description = "Draws saved medians as two SVG images, for light and for dark pages.")
@SuppressWarnings({"NullAway.Init", "UnusedVariable"}) // Picocli sets the fields.
final class Chart implements Callable<Integer> {

    private static final List<Metric> METRICS = List.of(
            Metric.DRAIN_CPU,
            Metric.DRAIN_ALLOCATED,
            Metric.FLEET_WALL,
            Metric.FLEET_CPU,
            Metric.SLOW_CONSUMER_WALL,
            Metric.COLD_FIRST_ITEM,
            Metric.COLD_CLOSED);
    private static final List<ContestantProcess> CONTESTANTS =
            List.of(ContestantProcess.PARTNERFLUX, ContestantProcess.LIMIT, ContestantProcess.SDK_CRT);

    private static final int LABEL_WIDTH = 250;
    private static final int FULL_WIDTH = 380;
    private static final int BAR_HEIGHT = 12;
    private static final int GROUP_HEIGHT = 58;
    private static final int TOP = 64;
    private static final int WIDTH = LABEL_WIDTH + FULL_WIDTH + 70;

    /** The colors for one kind of page; the bars' in the order of {@link #CONTESTANTS}. */
    private record Theme(String name, String text, String muted, List<String> bars) {}

    private static final List<Theme> THEMES = List.of(
            new Theme("light", "#1f2328", "#59636e", List.of("#0969da", "#8c959f", "#d4a72c")),
            new Theme("dark", "#f0f6fc", "#9198a1", List.of("#4493f8", "#656c76", "#bb8009")));

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
        for (Theme theme : THEMES) {
            Files.writeString(folder.resolve("chart-" + theme.name() + ".svg"), draw(medians, theme));
        }
        return 0;
    }

    private static String draw(Results results, Theme theme) {
        StringBuilder groups = new StringBuilder();
        for (int i = 0; i < METRICS.size(); i++) {
            groups.append(group(results, METRICS.get(i), theme, TOP + i * GROUP_HEIGHT));
        }
        int height = TOP + METRICS.size() * GROUP_HEIGHT;
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
                legend(theme),
                one,
                one,
                height - 12,
                theme.muted(),
                one,
                theme.muted(),
                groups);
    }

    private static String legend(Theme theme) {
        StringBuilder legend = new StringBuilder();
        int x = 0;
        for (int i = 0; i < CONTESTANTS.size(); i++) {
            legend.append(String.format(
                    Locale.ROOT,
                    """
                    <rect x="%d" y="6" width="12" height="12" rx="2" fill="%s"/>\
                    <text x="%d" y="17" fill="%s">%s</text>
                    """,
                    x,
                    theme.bars().get(i),
                    x + 18,
                    theme.text(),
                    CONTESTANTS.get(i).label()));
            x += 130;
        }
        return legend.toString();
    }

    private static String group(Results results, Metric metric, Theme theme, int y) {
        StringBuilder group = new StringBuilder(String.format(
                Locale.ROOT, """
                <text x="0" y="%d" fill="%s">%s</text><text x="0" y="%d" fill="%s" font-size="12">%s</text>
                """, y + 12, theme.text(), metric.workload(), y + 29, theme.muted(), metric.unit()));
        for (int i = 0; i < CONTESTANTS.size(); i++) {
            double ratio = results.ratio(metric, CONTESTANTS.get(i), ContestantProcess.SDK_NETTY)
                    .orElse(0);
            int width = (int) Math.round(ratio * FULL_WIDTH);
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
                    theme.bars().get(i),
                    LABEL_WIDTH + width + 5,
                    top + 10,
                    theme.text(),
                    ratio == 0 ? "failed" : String.format(Locale.ROOT, "%.2f", ratio)));
        }
        return group.toString();
    }
}
