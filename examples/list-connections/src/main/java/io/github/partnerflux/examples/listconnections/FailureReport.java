package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.model.ConnectionSummary;
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

    private final int width;

    /**
     * @param width the width of the table in columns
     */
    FailureReport(int width) {
        this.width = width;
    }

    /** Returns the table, or an empty text if no account failed. */
    String of(FleetTotals totals) {
        if (totals.failed() == 0) {
            return "";
        }
        int account = Math.max(HEADER.length(), Math.min(MOST_ACCOUNT_WIDTH, widestAccount(totals)));
        TextTable table = TextTable.forColumns(
                Help.defaultColorScheme(Ansi.OFF),
                new Column(account, 0, Overflow.WRAP),
                new Column(width - account, GAP, Overflow.WRAP));
        table.indentWrappedLines = 0;
        table.setAdjustLineBreaksForWideCJKCharacters(true);
        table.addRowValues(HEADER, "WHAT FAILED, AND WHAT TO DO");
        for (FleetEvent.Failed<ConnectionSummary> failed : totals.failures()) {
            table.addRowValues(
                    Messages.clean(failed.account()),
                    DisplayWidth.truncate(problem(failed.error()), MOST_PROBLEM_WIDTH));
            table.addRowValues("", "-> " + remedy(failed.error()));
        }
        long others = totals.failed() - totals.failures().size();
        return table
                + (others == 0 ? "" : "and " + FleetTotals.number(others, "other account") + System.lineSeparator());
    }

    private static int widestAccount(FleetTotals totals) {
        return totals.failures().stream()
                .mapToInt(failed -> DisplayWidth.of(Messages.clean(failed.account())))
                .max()
                .orElse(0);
    }

    private static String problem(Throwable error) {
        AccountLineException line = lineProblem(error);
        Throwable problem = line == null ? error : line;
        String message = Wording.ofCommandLine(String.valueOf(problem.getMessage()));
        return Messages.clean(message.startsWith(OPERATION) ? message.substring(OPERATION.length()) : message);
    }

    private static String remedy(Throwable error) {
        AccountLineException line = lineProblem(error);
        if (line != null) {
            return line.remedy();
        } else if (error instanceof CredentialsException) {
            return "check the credentials of the profile, or whether the default credentials may assume the role";
        } else if (error instanceof ThrottlingException) {
            return "run again later, or with --rate-per-account";
        } else if (error instanceof ValidationException) {
            return "check the options; if the checkpoint is old, list this account without --checkpoint";
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
}
