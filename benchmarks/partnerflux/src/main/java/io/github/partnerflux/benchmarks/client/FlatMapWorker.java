// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.net.URI;
import reactor.core.publisher.Flux;

/** Partnerflux without its fleets: one listing for each account. */
public final class FlatMapWorker extends PartnerfluxWorker {

    private FlatMapWorker(URI endpoint) {
        super(endpoint);
    }

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(FlatMapWorker::new);
    }

    @Override
    public Flux<ConnectionSummary> listFleet(int accounts, Runnable accountFailed) {
        return listEach(accounts, accountFailed);
    }
}
