// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.runner;

import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Draws the cost by size as lines, on logarithmic axes: CPU time on the left, and live heap on the right. */
final class GrowthChart {

    private static final int PANEL_WIDTH = 300;
    private static final int PANEL_HEIGHT = 150;
    private static final int LEFT = 50;
    private static final int TOP = 70;
    private static final int PANEL_DISTANCE = 370;
    private static final int WIDTH = 750;
    private static final int HEIGHT = TOP + PANEL_HEIGHT + 45;

    private GrowthChart() {}

    static String draw(Growth axis, List<Growth.Point> points, Theme theme) {
        return String.format(
                Locale.ROOT,
                """
                <svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 %d %d" role="img" \
                font-family="system-ui, sans-serif" font-size="13">
                <title>CPU time and live heap by the number of %s; lower is better</title>
                %s%s%s</svg>
                """,
                WIDTH,
                HEIGHT,
                axis.label(),
                Legend.draw(Growth.CONTESTANTS, theme),
                new Panel(axis, points, theme, LEFT, Growth.Point::cpuMicros).draw("CPU µs per connection"),
                new Panel(axis, points, theme, LEFT + PANEL_DISTANCE, Growth.Point::heapMegabytes)
                        .draw("live heap MB"));
    }

    /** One of the two diagrams, whose values range between two powers of ten. */
    private record Panel(
            Growth axis, List<Growth.Point> points, Theme theme, int left, ToDoubleFunction<Growth.Point> value) {

        String draw(String title) {
            StringBuilder panel = new StringBuilder();
            text(panel, left, TOP - 22, "start", theme.text(), title);
            for (int power = lowest(); power <= highest(); power++) {
                int y = y(Math.pow(10, power));
                panel.append(String.format(
                        Locale.ROOT,
                        "<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\" stroke-opacity=\"0.4\"/>%n",
                        left,
                        y,
                        left + PANEL_WIDTH,
                        y,
                        theme.muted()));
                text(panel, left - 6, y + 4, "end", theme.muted(), number(Math.pow(10, power)));
            }
            axis.sizes()
                    .forEach(size -> text(
                            panel,
                            x(size),
                            TOP + PANEL_HEIGHT + 18,
                            "middle",
                            theme.muted(),
                            String.format(Locale.ROOT, "%,d", size)));
            text(panel, left + PANEL_WIDTH / 2, TOP + PANEL_HEIGHT + 36, "middle", theme.muted(), axis.label());
            Growth.CONTESTANTS.forEach(contestant -> line(panel, contestant));
            return panel.toString();
        }

        private void line(StringBuilder panel, ContestantProcess contestant) {
            List<Growth.Point> line = points.stream()
                    .filter(point -> point.contestant() == contestant)
                    .toList();
            panel.append(String.format(
                    Locale.ROOT,
                    "<polyline fill=\"none\" stroke=\"%s\" stroke-width=\"2\" points=\"%s\"/>%n",
                    theme.color(contestant),
                    line.stream()
                            .map(point -> x(point.size()) + "," + y(value.applyAsDouble(point)))
                            .collect(Collectors.joining(" "))));
            for (Growth.Point point : line) {
                panel.append(String.format(
                        Locale.ROOT,
                        "<circle cx=\"%d\" cy=\"%d\" r=\"3\" fill=\"%s\"><title>%s</title></circle>%n",
                        x(point.size()),
                        y(value.applyAsDouble(point)),
                        theme.color(contestant),
                        number(value.applyAsDouble(point))));
            }
        }

        private static void text(StringBuilder panel, int x, int y, String anchor, String color, String text) {
            panel.append(String.format(
                    Locale.ROOT,
                    "<text x=\"%d\" y=\"%d\" fill=\"%s\" font-size=\"11\" text-anchor=\"%s\">%s</text>%n",
                    x,
                    y,
                    color,
                    anchor,
                    text));
        }

        private int x(int size) {
            List<Integer> sizes = axis.sizes();
            double first = Math.log10(sizes.get(0));
            double last = Math.log10(sizes.get(sizes.size() - 1));
            return left + (int) Math.round((Math.log10(size) - first) / (last - first) * PANEL_WIDTH);
        }

        private int y(double amount) {
            double share = (Math.log10(amount) - lowest()) / (highest() - lowest());
            return TOP + PANEL_HEIGHT - (int) Math.round(share * PANEL_HEIGHT);
        }

        private int lowest() {
            return (int) Math.floor(
                    Math.log10(points.stream().mapToDouble(value).min().orElse(1)));
        }

        private int highest() {
            return (int) Math.floor(
                            Math.log10(points.stream().mapToDouble(value).max().orElse(1)))
                    + 1;
        }

        private static String number(double number) {
            return String.format(Locale.ROOT, number < 10 && number != Math.rint(number) ? "%.2f" : "%,.0f", number);
        }
    }
}
