package io.github.partnerflux.examples.listconnections;

import java.io.IOException;
import java.io.PrintWriter;
import java.text.DecimalFormat;
import java.util.concurrent.atomic.AtomicLong;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;
import reactor.netty.http.client.HttpClient;

/** The line at the bottom of the terminal, if standard error is one. */
final class Progress implements AutoCloseable {

    private static final String ERASE_LINE = "\r\u001b[K";

    private final PrintWriter stderr;
    private final Terminals terminals;
    private final AtomicLong pages = new AtomicLong();
    private final AtomicLong retries = new AtomicLong();
    private volatile @Nullable ProgressBar bar;
    private String line = "";

    Progress(PrintWriter stderr, Terminals terminals) {
        this.stderr = stderr;
        this.terminals = terminals;
    }

    /** Counts what the listing does not show: it gives connections, whatever number of requests they take. */
    HttpClient watch(HttpClient http) {
        return http.doOnRequest((request, connection) -> {
                    // Every request has it, for example "attempt=2; max=8".
                    String attempt = request.requestHeaders().get("amz-sdk-request", "");
                    if (!attempt.startsWith("attempt=1;")) {
                        retries.incrementAndGet();
                        advance(0);
                    }
                })
                .doOnResponse((response, connection) -> {
                    if (response.status().code() == 200) {
                        pages.incrementAndGet();
                    }
                });
    }

    /**
     * @param limit how many connections there will be, or {@code null} if only the service knows
     */
    void start(@Nullable Long limit) {
        if (!terminals.stderr()) {
            return;
        }
        ProgressBarBuilder builder = ProgressBar.builder()
                .setTaskName("connections")
                .setStyle(ProgressBarStyle.ASCII)
                .setUpdateIntervalMillis(200)
                .continuousUpdate()
                .showSpeed(new DecimalFormat("0"))
                // The last column stays free: terminals differ in what they do after it.
                .setConsumer(new DelegatingProgressBarConsumer(this::show, terminals.width() - 1));
        bar = (limit == null ? builder.hideEta() : builder.setInitialMax(limit)).build();
    }

    void wrote(int connections) {
        advance(connections);
    }

    private void advance(int connections) {
        ProgressBar shown = bar;
        if (shown != null) {
            shown.stepBy(connections).setExtraMessage(" pages: %d, retries: %d".formatted(pages.get(), retries.get()));
        }
    }

    private synchronized void show(String rendered) {
        line = rendered;
        stderr.print("\r" + rendered);
        stderr.flush();
    }

    /** Writes rows, above the bar where both are on the same screen. */
    void above(Rows rows) throws IOException {
        if (bar == null || !terminals.stdout()) {
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

    /** Leaves the last state on the screen. */
    @Override
    public void close() {
        ProgressBar shown = bar;
        if (shown != null) {
            bar = null;
            shown.close();
            stderr.println();
        }
    }

    /** What writes rows. */
    interface Rows {
        void write() throws IOException;
    }
}
