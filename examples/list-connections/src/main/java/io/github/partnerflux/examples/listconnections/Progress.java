package io.github.partnerflux.examples.listconnections;

import java.io.IOException;
import java.io.PrintWriter;
import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/**
 * The status line at the bottom of the terminal, if standard error is one.
 *
 * <p>It has no bar and no remaining time, because only the service knows the number of connections.
 */
final class Progress implements AutoCloseable {

    private static final String ERASE_LINE = "\r\u001b[K";

    /** The terminal's echo of Ctrl-C must fit behind the line; if it wrapped, the line would be drawn twice. */
    private static final int ROOM_FOR_INTERRUPT = "^C".length() + 1;

    private final PrintWriter stderr;
    private final Terminals terminals;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();
    private @Nullable Long limit;
    private String line = "";

    Progress(PrintWriter stderr, Terminals terminals) {
        this.stderr = stderr;
        this.terminals = terminals;
    }

    /** Returns a client that counts pages and retries, which a listing of connections does not expose. */
    HttpClient watch(HttpClient http) {
        return http.doOnRequest((request, connection) -> {
                    // A header of every request, for example "attempt=2; max=8".
                    String attempt = request.requestHeaders().get("amz-sdk-request", "");
                    if (!attempt.startsWith("attempt=1;")) {
                        retries.incrementAndGet();
                    }
                })
                .doOnResponse((response, connection) -> {
                    if (response.status().code() == 200) {
                        pages.incrementAndGet();
                    }
                });
    }

    /**
     * Shows the line.
     *
     * @param maximum the limit on the number of connections, or {@code null} if there is none
     */
    void start(@Nullable Long maximum) {
        if (!terminals.stderr()) {
            return;
        }
        limit = maximum;
        bar.set(ProgressBar.builder()
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .setRenderer(this::render)
                .setConsumer(new DelegatingProgressBarConsumer(this::show, terminals.width() - ROOM_FOR_INTERRUPT))
                .build());
    }

    void wrote(int connections) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.stepBy(connections);
        }
    }

    private String render(ProgressState state, int maxLength) {
        long connections = state.getCurrent();
        StringBuilder text = new StringBuilder();
        if (connections == 0) {
            text.append("waiting for the first connections");
        } else {
            text.append("connections: ").append(number(connections));
            if (limit != null) {
                text.append(" of at most ").append(number(limit));
            }
            text.append(", pages: ").append(number(pages.get()));
        }
        if (retries.get() > 0) {
            text.append(", retries: ").append(number(retries.get()));
        }
        Duration elapsed = state.getTotalElapsed();
        text.append(String.format(Locale.ROOT, ", %d:%02d", elapsed.toMinutes(), elapsed.toSecondsPart()));
        return DisplayWidth.truncate(text.toString(), maxLength);
    }

    private static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    private synchronized void show(String rendered) {
        line = rendered;
        // Also erases the terminal's echo of Ctrl-C.
        stderr.print(ERASE_LINE + rendered);
        stderr.flush();
    }

    /** Writes rows; above the line if both are on the same screen. */
    void above(Rows rows) throws IOException {
        if (bar.get() == null || !terminals.stdout()) {
            rows.write();
            return;
        }
        synchronized (this) {
            stderr.print(ERASE_LINE);
            stderr.flush();
            rows.write();
            stderr.print(line);
            stderr.flush();
        }
    }

    /** Leaves the last state on the screen, unless nothing was counted. Safe to call from the shutdown hook too. */
    @Override
    public void close() {
        ProgressBar shown = bar.getAndSet(null);
        if (shown != null) {
            shown.close();
            if (shown.getCurrent() == 0) {
                stderr.print(ERASE_LINE);
                stderr.flush();
            } else {
                stderr.println();
            }
        }
    }

    /** An action that writes rows. */
    interface Rows {
        void write() throws IOException;
    }
}
