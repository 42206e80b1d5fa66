package io.github.partnerflux.flink;

import io.github.partnerflux.FleetFlux;
import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The limits of a source's fleets; {@code null} is the default of {@link FleetFlux}.
 *
 * @param maxInFlight the maximum number of pages in flight, or {@code null} for the default
 * @param maxOpen the maximum number of accounts that a subtask has
 * @param ratePerAccount the maximum rate of attempts of each account, or {@code null} for none
 */
record FleetLimits(
        @Nullable Integer maxInFlight,
        int maxOpen,
        @Nullable Rate ratePerAccount) implements Serializable {

    /** The default of {@link FleetFlux#maxOpen(int)}. */
    private static final int DEFAULT_MAX_OPEN = 1_024;

    static final FleetLimits DEFAULT = new FleetLimits(null, DEFAULT_MAX_OPEN, null);

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
        FleetFlux<T> limited = fleet.maxOpen(maxOpen);
        if (maxInFlight != null) {
            limited = limited.maxInFlight(maxInFlight);
        }
        if (ratePerAccount != null) {
            limited = limited.ratePerAccount(ratePerAccount.perSecond(), ratePerAccount.burst());
        }
        return limited;
    }
}
