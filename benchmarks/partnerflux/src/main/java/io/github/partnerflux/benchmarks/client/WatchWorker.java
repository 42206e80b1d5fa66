// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.client;

import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.ChangeFlux;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.benchmarks.Worker;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.IOException;
import java.net.URI;
import reactor.core.publisher.Mono;

/** Partnerflux that watches an account: it emits what has changed since the previous round. */
public final class WatchWorker extends PartnerfluxWorker {

    private Snapshot snapshot = Snapshot.none();

    /** Creates a client. */
    public WatchWorker(URI endpoint) {
        super(endpoint);
    }

    /** Runs the contestant's process. */
    public static void main(String[] args) throws IOException, InterruptedException {
        Worker.run(WatchWorker::new);
    }

    @Override
    public Mono<Long> readUnchanged() {
        ChangeFlux<ConnectionSummary> watch =
                client().watchConnections(PartnerfluxWorker::request).baseline();
        return Mono.defer(() -> watch.from(snapshot).once().single()).map(event -> {
            if (!(event instanceof Synced<ConnectionSummary> synced)) {
                throw new IllegalStateException("expected that nothing has changed, but received " + event);
            }
            snapshot = synced.snapshot();
            return synced.listed();
        });
    }
}
