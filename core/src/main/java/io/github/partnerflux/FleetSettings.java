// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

/**
 * The limits of a fleet.
 *
 * @param maxInFlight the maximum number of pages that are fetched or wait to be emitted
 * @param maxOpen the maximum number of accounts that have been started and have not ended
 * @param ratePerSecond the maximum number of attempts per second of each account; infinite for no limit
 * @param burst the number of attempts that an account may start at once
 */
record FleetSettings(int maxInFlight, int maxOpen, double ratePerSecond, int burst) {

    static final FleetSettings DEFAULT =
            new FleetSettings(FleetFlux.DEFAULT_MAX_IN_FLIGHT, FleetFlux.DEFAULT_MAX_OPEN, Double.POSITIVE_INFINITY, 1);

    FleetSettings withMaxInFlight(int pages) {
        return new FleetSettings(atLeastOne("maxInFlight", pages), maxOpen, ratePerSecond, burst);
    }

    FleetSettings withMaxOpen(int accounts) {
        return new FleetSettings(maxInFlight, atLeastOne("maxOpen", accounts), ratePerSecond, burst);
    }

    FleetSettings withRate(double perSecond, int attempts) {
        if (!(perSecond > 0)) {
            throw new IllegalArgumentException("perSecond must be above 0, but is " + perSecond);
        }
        return new FleetSettings(maxInFlight, maxOpen, perSecond, atLeastOne("burst", attempts));
    }

    private static int atLeastOne(String name, int value) {
        if (value < 1) {
            throw new IllegalArgumentException(name + " must be 1 or more, but is " + value);
        }
        return value;
    }
}
