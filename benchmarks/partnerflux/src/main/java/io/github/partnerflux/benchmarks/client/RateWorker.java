// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.benchmarks.Workload;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.net.URI;

/** Partnerflux whose user knows the lowest rate to which an account is limited, and opens all accounts at once. */
public final class RateWorker extends PartnerfluxWorker {

    /** A little less than the limit of 0.2, since the network delays some requests more than the next ones. */
    private static final double ATTEMPTS_PER_SECOND = 0.19;

    private RateWorker(URI endpoint) {
        super(endpoint);
    }

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(RateWorker::new);
    }

    @Override
    FleetFlux<ConnectionSummary> configure(FleetFlux<ConnectionSummary> fleet) {
        return fleet.ratePerAccount(ATTEMPTS_PER_SECOND, 1).maxOpen(Workload.LIMITED_FLEET_ACCOUNTS);
    }
}
