// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/**
 * Draws the picture of the README: what a listing requests, and what its consumer takes, over time.
 *
 * <p>{@code mvn -q -pl docs -am test-compile exec:java} measures a listing of an emulator, and writes
 * {@code guide/public/stream-light.svg} and {@code stream-dark.svg}.
 */
final class StreamPicture {

    private static final int WIDTH = 760;
    private static final int LEFT = 90;
    private static final int RIGHT = 10;
    private static final int TOP = 30;
    private static final int LANE = 22;
    private static final int BAR = 14;
    private static final int CHART = 130;

    private static final Theme LIGHT = new Theme("#1f2328", "#59636e", "#0969da", "#1a7f37", "#818b981f", "#cf222e");
    private static final Theme DARK = new Theme("#f0f6fc", "#9198a1", "#4493f8", "#3fb950", "#9198a126", "#f85149");

    private final StreamRun run;
    private final Theme theme;
    private final int chartTop;
    private final StringBuilder svg = new StringBuilder();

    private StreamPicture(StreamRun run, Theme theme) {
        this.run = run;
        this.theme = theme;
        this.chartTop = TOP + run.requests().size() * LANE + 14;
    }

    private record Theme(String text, String muted, String request, String items, String pause, String aborted) {}

    /** Measures a run, and writes both pictures of it. */
    public static void main(String... arguments) throws IOException, InterruptedException {
        StreamRun run = StreamRun.measure();
        // Maven runs it in the directory of the whole project.
        Path directory = Path.of("docs", "guide", "public");
        Files.writeString(directory.resolve("stream-light.svg"), new StreamPicture(run, LIGHT).draw());
        Files.writeString(directory.resolve("stream-dark.svg"), new StreamPicture(run, DARK).draw());
    }

    private String draw() {
        line(
                "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 %d %d\" role=\"img\""
                        + " font-family=\"system-ui, sans-serif\" font-size=\"13\">",
                WIDTH, chartTop + CHART + 26);
        line("<title>A listing over time: the requests for its pages, and the items that its consumer takes</title>");
        pause();
        requests();
        items();
        axis();
        line("</svg>");
        return svg.toString();
    }

    private void pause() {
        double from = x(run.pausedAt());
        double to = x(run.resumedAt());
        rect(from, TOP - 8, to - from, chartTop + CHART - TOP + 8, theme.pause());
        text((from + to) / 2, TOP - 14, "middle", theme.muted(), "the consumer pauses");
    }

    private void requests() {
        List<StreamRun.Request> requests = run.requests();
        for (int i = 0; i < requests.size(); i++) {
            StreamRun.Request request = requests.get(i);
            int y = TOP + i * LANE;
            text(LEFT - 10, y + 11, "end", theme.text(), "page " + (i + 1));
            String color = request.aborted() ? theme.aborted() : theme.request();
            rect(x(request.start()), y, x(request.end()) - x(request.start()), BAR, color);
            if (request.aborted()) {
                text(
                        x(request.start()) - 8,
                        y + 11,
                        "end",
                        theme.aborted(),
                        format("take(%d) cancels: the request is aborted", StreamRun.CANCEL_AFTER));
            }
        }
    }

    private void items() {
        List<Double> consumed = run.consumed();
        StringBuilder path = new StringBuilder(format("M%.1f %d", x(0), chartTop + CHART));
        for (int i = 0; i < consumed.size(); i++) {
            double y = chartTop + CHART - (i + 1.0) / consumed.size() * CHART;
            path.append(format("H%.1fV%.1f", x(consumed.get(i)), y));
        }
        line("<path d=\"%s\" fill=\"none\" stroke=\"%s\" stroke-width=\"2\"/>", path, theme.items());
        text(LEFT - 10, chartTop + CHART / 2, "end", theme.text(), "items");
        text(
                WIDTH - RIGHT,
                chartTop + CHART / 2,
                "end",
                theme.text(),
                format("%d of %,d items", consumed.size(), StreamRun.CONNECTIONS));
    }

    private void axis() {
        int y = chartTop + CHART;
        line("<line x1=\"%d\" y1=\"%d\" x2=\"%d\" y2=\"%d\" stroke=\"%s\"/>", LEFT, y, WIDTH - RIGHT, y, theme.muted());
        for (int time = 0; time <= run.end(); time += 500) {
            text(x(time), y + 18, "middle", theme.muted(), time == 0 ? "0 ms" : format("%,d", time));
        }
    }

    private double x(double time) {
        return LEFT + time / run.end() * (WIDTH - LEFT - RIGHT);
    }

    private void rect(double x, double y, double width, double height, String color) {
        line(
                "<rect x=\"%.1f\" y=\"%.1f\" width=\"%.1f\" height=\"%.1f\" rx=\"2\" fill=\"%s\"/>",
                x, y, width, height, color);
    }

    private void text(double x, int y, String anchor, String color, String text) {
        line("<text x=\"%.1f\" y=\"%d\" text-anchor=\"%s\" fill=\"%s\">%s</text>", x, y, anchor, color, text);
    }

    private void line(String format, Object... arguments) {
        svg.append(format(format, arguments)).append('\n');
    }

    private static String format(String format, Object... arguments) {
        return String.format(Locale.ROOT, format, arguments);
    }
}
