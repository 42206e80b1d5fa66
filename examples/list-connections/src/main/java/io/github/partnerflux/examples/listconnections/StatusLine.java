// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.UnaryOperator;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jspecify.annotations.Nullable;

/** The line at the bottom of the terminal that shows the progress, if standard error is a terminal. */
final class StatusLine implements AutoCloseable {

    private static final String ERASE_LINE = "\r\u001b[K";

    /** The terminal's echo of Ctrl-C must fit behind the line; if it wrapped, the line would be drawn twice. */
    private static final int ROOM_FOR_INTERRUPT = "^C".length() + 1;

    private final PrintWriter stderr;
    private final Terminals terminals;
    private final AtomicReference<@Nullable ProgressBar> bar = new AtomicReference<>();
    private String line = "";

    StatusLine(PrintWriter stderr, Terminals terminals) {
        this.stderr = stderr;
        this.terminals = terminals;
    }

    boolean isShown() {
        return terminals.stderr();
    }

    int width() {
        return terminals.width() - ROOM_FOR_INTERRUPT;
    }

    /** Shows the line. */
    void start(UnaryOperator<ProgressBarBuilder> settings) {
        if (isShown()) {
            bar.set(settings.apply(ProgressBar.builder()
                            .setUpdateIntervalMillis(200)
                            .continuousUpdate()
                            .setConsumer(new DelegatingProgressBarConsumer(this::show, width())))
                    .build());
        }
    }

    /** Adds to what the bar counts. */
    void step(long by) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.stepBy(by);
        }
    }

    /** Sets what the bar counts. */
    void stepTo(long count) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.stepTo(count);
        }
    }

    /** Sets the text behind the bar. */
    void setText(String text) {
        ProgressBar shown = bar.get();
        if (shown != null) {
            shown.setExtraMessage(text);
        }
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
