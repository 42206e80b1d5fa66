// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.model.ConnectionSummary;

/** Counts the events of a fleet. */
final class FleetTotals {

    private long completed;
    private long completedEarlier;
    private long failed;
    private long connections;
    private long throttled;

    void add(FleetEvent<ConnectionSummary> event) {
        if (event instanceof FleetEvent.Failed<ConnectionSummary>) {
            failed++;
        } else if (event instanceof FleetEvent.Completed<ConnectionSummary> end) {
            completed++;
            completedEarlier += end.attempts() == 0 ? 1 : 0;
            throttled += end.throttled();
        } else {
            connections++;
        }
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
}
