// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.flinkjob;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.PrintWriter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import org.jline.terminal.impl.exec.ExecTerminalProvider;
import org.jline.terminal.spi.SystemStream;

/** Prints the results of the job as they arrive. */
final class Report {

    private final PrintWriter stdout;
    private final PrintWriter stderr;

    Report(PrintWriter stdout, PrintWriter stderr) {
        this.stdout = stdout;
        this.stderr = stderr;
    }

    /** Shows the progress if standard error is a terminal, and then the accounts that have failed. */
    void accounts(int total, Iterator<FleetEvent<ConnectionSummary>> ends) {
        List<Failed<ConnectionSummary>> failures = new ArrayList<>();
        if (!new ExecTerminalProvider().isPosixSystemStream(SystemStream.Error)) {
            ends.forEachRemaining(end -> addFailure(end, failures));
        } else {
            try (ProgressBar progress = new ProgressBarBuilder()
                    .setTaskName("accounts")
                    .setInitialMax(total)
                    .build()) {
                ends.forEachRemaining(end -> {
                    addFailure(end, failures);
                    progress.step();
                });
            }
        }
        failures.forEach(failed -> stderr.println(
                "Account " + failed.account() + " failed: " + failed.error().getMessage()));
    }

    private static void addFailure(FleetEvent<ConnectionSummary> end, List<Failed<ConnectionSummary>> failures) {
        if (end instanceof Failed<ConnectionSummary> failed) {
            failures.add(failed);
        }
    }

    void counts(Iterator<ConnectionCount> counts) {
        List<ConnectionCount> sorted = new ArrayList<>();
        counts.forEachRemaining(sorted::add);
        sorted.sort(Comparator.comparing(ConnectionCount::type).thenComparing(ConnectionCount::status));
        stdout.println(String.format(Locale.ROOT, "%-26s %-10s %12s", "TYPE", "STATUS", "CONNECTIONS"));
        for (ConnectionCount count : sorted) {
            stdout.println(
                    String.format(Locale.ROOT, "%-26s %-10s %,12d", count.type(), count.status(), count.connections()));
        }
        stdout.flush();
    }
}
