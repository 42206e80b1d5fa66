// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import java.util.function.BiFunction;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A fleet whose accounts are listed by views of a client.
 *
 * @param operation the name of the operation
 * @param listing returns the listing of an account
 */
record ClientFleet<T>(
        ClientResources resources, String operation, BiFunction<FleetCredentials, AttemptGate, Watched<T>> listing)
        implements WatchableFleet<T> {

    @Override
    public Watched<T> watched(FleetCredentials credentials, AttemptGate gate) {
        return listing.apply(credentials, gate);
    }

    @Override
    public Scheduler credentials() {
        return resources.threads().credentials();
    }

    @Override
    public Scheduler delays() {
        return resources.threads().signals();
    }

    @Override
    public long nanoTime() {
        return System.nanoTime();
    }

    @Override
    public Mono<Void> closed() {
        return resources.closed(operation);
    }
}
