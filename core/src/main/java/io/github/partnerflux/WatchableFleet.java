// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;

/**
 * The client of a fleet whose listings can be watched.
 *
 * @param <T> the type of the items
 */
interface WatchableFleet<T> extends FleetSource<T> {

    /** Returns the listing of an account. */
    Watched<T> watched(FleetCredentials credentials, AttemptGate gate);

    @Override
    default PageFetcher<T> pages(FleetAccount account, FleetCredentials credentials, AttemptGate gate) {
        return watched(credentials, gate).listing().pages();
    }
}
