// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Messages.number;

import java.time.temporal.ChronoUnit;
import java.util.Optional;
import me.tongfei.progressbar.DefaultProgressBarRenderer;
import me.tongfei.progressbar.ProgressBarStyle;
import me.tongfei.progressbar.ProgressState;
import org.jspecify.annotations.Nullable;

/** The progress of a fleet: a bar of its accounts, for example {@code accounts  9/20 [===>   ] (0:00:03) ..}. */
final class FleetProgress {

    private static final int LEAST_BAR_WIDTH = 8;

    /** The brackets and the time. */
    private static final int WIDTH_BESIDE_BAR = " []  (0:00:00) ".length();

    private final StatusLine line;
    private int textWidth;

    FleetProgress(StatusLine line) {
        this.line = line;
    }

    /**
     * Shows the bar.
     *
     * @param accounts the number of accounts, or {@code null} if it is unknown
     */
    void start(@Nullable Integer accounts) {
        long total = accounts == null ? -1 : accounts;
        textWidth = line.width() - ratio(total, total).length() - WIDTH_BESIDE_BAR - LEAST_BAR_WIDTH;
        line.start(bar -> bar.setInitialMax(total).setRenderer(new Renderer()));
    }

    /** Shows the totals, from the most important one on, as far as there is space. */
    void update(FleetTotals totals) {
        StringBuilder text = new StringBuilder(number(totals.connections(), "connection"));
        append(text, totals.failed(), "failed");
        append(text, totals.throttled(), "throttled");
        line.setText(text.toString());
        line.stepTo(totals.completed() + totals.failed());
    }

    private void append(StringBuilder text, long count, String what) {
        String more = ", " + number(count) + " " + what;
        if (count > 0 && text.length() + more.length() <= textWidth) {
            text.append(more);
        }
    }

    private static String ratio(long done, long total) {
        if (total < 0) {
            return "accounts " + number(done);
        }
        String all = number(total);
        return "accounts " + " ".repeat(Math.max(0, all.length() - number(done).length())) + number(done) + "/" + all;
    }

    /** Draws the library's bar with the ratio before it, where a glance falls first, in place of the percentage. */
    private static final class Renderer extends DefaultProgressBarRenderer {

        Renderer() {
            super(ProgressBarStyle.ASCII, "", 1, false, null, ChronoUnit.SECONDS, false, state -> Optional.empty());
        }

        @Override
        protected String percentage(ProgressState state) {
            return FleetProgress.ratio(state.getCurrent(), state.isIndefinite() ? -1 : state.getMax());
        }

        @Override
        public String render(ProgressState state, int maxLength) {
            return super.render(state, maxLength).strip();
        }

        @Override
        protected String ratio(ProgressState state) {
            return "";
        }
    }
}
