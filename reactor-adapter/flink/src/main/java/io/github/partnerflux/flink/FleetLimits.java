// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetFlux;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a source's fleets.
 *
 * @param maxInFlight the maximum number of pages in flight
 * @param maxOpen the maximum number of accounts that a subtask has
 * @param ratePerAccount the maximum rate of attempts of each account, or {@code null} for none
 */
record FleetLimits(int maxInFlight, int maxOpen, @Nullable Rate ratePerAccount) implements Serializable {

    static final FleetLimits DEFAULT =
            new FleetLimits(FleetFlux.DEFAULT_MAX_IN_FLIGHT, FleetFlux.DEFAULT_MAX_OPEN, null);

    /**
     * A rate.
     *
     * @param perSecond the average number of attempts per second
     * @param burst the number of attempts at once
     */
    record Rate(double perSecond, int burst) implements Serializable {}

    FleetLimits withMaxInFlight(int pages) {
        return new FleetLimits(pages, maxOpen, ratePerAccount);
    }

    FleetLimits withMaxOpen(int accounts) {
        return new FleetLimits(maxInFlight, accounts, ratePerAccount);
    }

    FleetLimits withRatePerAccount(double perSecond, int burst) {
        return new FleetLimits(maxInFlight, maxOpen, new Rate(perSecond, burst));
    }

    <T> FleetFlux<T> apply(FleetFlux<T> fleet) {
        FleetFlux<T> limited = fleet.maxInFlight(maxInFlight).maxOpen(maxOpen);
        return ratePerAccount == null
                ? limited
                : limited.ratePerAccount(ratePerAccount.perSecond(), ratePerAccount.burst());
    }
}
