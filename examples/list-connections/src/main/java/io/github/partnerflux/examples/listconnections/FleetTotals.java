package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Counts the events of a fleet, and keeps its first failures. */
final class FleetTotals {

    /** The number of failures that are reported one by one. */
    static final int REPORTED_FAILURES = 20;

    private final List<FleetEvent.Failed<ConnectionSummary>> failures = new ArrayList<>();
    private long completed;
    private long completedEarlier;
    private long failed;
    private long connections;
    private long throttled;

    void add(FleetEvent<ConnectionSummary> event) {
        if (event instanceof FleetEvent.Failed<ConnectionSummary> failure) {
            failed++;
            if (failures.size() < REPORTED_FAILURES) {
                failures.add(failure);
            }
        } else if (event instanceof FleetEvent.Completed<ConnectionSummary> end) {
            completed++;
            completedEarlier += end.attempts() == 0 ? 1 : 0;
            throttled += end.throttled();
        } else {
            connections++;
        }
    }

    /** Returns the first failures. */
    List<FleetEvent.Failed<ConnectionSummary>> failures() {
        return failures;
    }

    long completed() {
        return completed;
    }

    /** Returns how many of the completed accounts were complete already, and cost no request. */
    long completedEarlier() {
        return completedEarlier;
    }

    long failed() {
        return failed;
    }

    long connections() {
        return connections;
    }

    /** Returns the number of throttled attempts of the accounts that have completed. */
    long throttled() {
        return throttled;
    }

    static String number(long value) {
        return String.format(Locale.ROOT, "%,d", value);
    }

    /** Returns a number with the noun that it needs. */
    static String number(long value, String noun) {
        return number(value) + " " + noun + (value == 1 ? "" : "s");
    }
}
