// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Help;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Help.Column;
import picocli.CommandLine.Help.Column.Overflow;
import picocli.CommandLine.Help.TextTable;

/** A table of the accounts that failed, with the reason of each and what to do. */
final class FailureReport {

    private static final String OPERATION = "ListConnections: ";

    private static final int FORBIDDEN = 403;

    private static final int GAP = 2;
    private static final int MOST_ACCOUNT_WIDTH = 24;
    private static final int MOST_PROBLEM_WIDTH = 300;

    private static final String HEADER = "ACCOUNT";

    private static final int MOST_ON_TERMINAL = 20;

    private final List<Failure> failures = new ArrayList<>();
    private final int width;
    private final int most;
    private long others;
    private boolean retryable;

    /**
     * @param terminals of which standard error, if it is one, shows only the first failures
     */
    FailureReport(Terminals terminals) {
        width = terminals.width();
        most = terminals.stderr() ? MOST_ON_TERMINAL : Integer.MAX_VALUE;
    }

    void add(FleetEvent.Failed<ConnectionSummary> failed) {
        AccountLineException line = lineProblem(failed.error());
        retryable |= line == null;
        if (failures.size() == most) {
            others++;
            return;
        }
        failures.add(new Failure(
                Messages.clean(failed.account()),
                DisplayWidth.truncate(problem(line == null ? failed.error() : line), MOST_PROBLEM_WIDTH),
                line == null ? remedy(failed.error()) : line.remedy()));
    }

    /** Returns whether an account may be listed by another run although its line has not changed. */
    boolean isRetryable() {
        return retryable;
    }

    /** Returns the table, or an empty text if no account failed. */
    String text() {
        if (failures.isEmpty()) {
            return "";
        }
        int account = Math.max(HEADER.length(), Math.min(MOST_ACCOUNT_WIDTH, widestAccount()));
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(account, 0, Overflow.WRAP),
                new Column(width - account, GAP, Overflow.WRAP));
        table.indentWrappedLines = 0;
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        table.addRowValues(HEADER, "WHAT FAILED, AND WHAT TO DO");
        for (Failure failure : failures) {
            table.addRowValues(failure.account(), failure.problem());
            table.addRowValues("", "-> " + failure.remedy());
        }
        return table + (others == 0 ? "" : others());
    }

    private String others() {
        return "and " + Messages.number(others, "other account") + " (to see all of them, add 2> FILE)"
                + System.lineSeparator();
    }

    private int widestAccount() {
        return failures.stream()
                .mapToInt(failure -> DisplayWidth.of(failure.account()))
                .max()
                .orElse(0);
    }

    private static String problem(Throwable error) {
        String message = Wording.ofCommandLine(String.valueOf(error.getMessage()));
        return Messages.clean(message.startsWith(OPERATION) ? message.substring(OPERATION.length()) : message);
    }

    private static String remedy(Throwable error) {
        if (error instanceof CredentialsException) {
            return "check the credentials of the profile, or whether the default credentials may assume the role";
        } else if (error instanceof ThrottlingException) {
            return "run again later, or with --rate-per-account";
        } else if (error instanceof ValidationException) {
            return "check the options; if the checkpoint is old, list this account without --checkpoint and with another"
                    + " --output-file";
        } else if (error instanceof PartnerCentralServiceException service && service.statusCode() == FORBIDDEN) {
            return "use valid credentials that may list connections";
        }
        return "run again";
    }

    /** Returns what is wrong with the account's line, which the library wraps as a failure of its credentials. */
    private static @Nullable AccountLineException lineProblem(Throwable error) {
        for (Throwable cause = error; cause != null; cause = cause.getCause()) {
            if (cause instanceof AccountLineException line) {
                return line;
            }
        }
        return null;
    }

    /** Text only: exceptions of thousands of accounts would take much memory. */
    private record Failure(String account, String problem, String remedy) {}
}
