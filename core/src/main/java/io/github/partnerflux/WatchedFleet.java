// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import java.time.Duration;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * A fleet of which the changes are listed: each account is polled once.
 *
 * @param snapshots returns the snapshot of an account
 * @param baseline whether the first poll of an account emits no additions
 */
record WatchedFleet<T>(
        WatchableFleet<T> fleet, Function<? super String, ? extends Publisher<Snapshot>> snapshots, boolean baseline)
        implements FleetSource<ChangeEvent<T>> {

    /** As for credentials. */
    private static final Duration SNAPSHOT_TIMEOUT = Duration.ofSeconds(30);

    @Override
    public PageFetcher<ChangeEvent<T>> pages(FleetAccount account, FleetCredentials credentials, AttemptGate gate) {
        Watched<T> watched = fleet.watched(credentials, gate);
        Mono<Poll<T>> start =
                snapshot(account.key()).map(snapshot -> new Poll<>(watched, snapshot, baseline && snapshot.isNone()));
        return new ChangePages<>(watched.listing().pages(), start);
    }

    private Mono<Snapshot> snapshot(String account) {
        return Mono.defer(() -> Mono.from(stored(account)))
                .timeout(SNAPSHOT_TIMEOUT, Mono.error(() -> late(account)), delays())
                .defaultIfEmpty(Snapshot.none());
    }

    private Publisher<Snapshot> stored(String account) {
        Publisher<Snapshot> stored = snapshots.apply(account);
        if (stored == null) {
            throw new IllegalStateException("the function for snapshots returned null for account " + account);
        }
        return stored;
    }

    private static TimeoutException late(String account) {
        return new TimeoutException(
                "the snapshot of account " + account + " was not loaded within " + SNAPSHOT_TIMEOUT);
    }

    @Override
    public Scheduler credentials() {
        return fleet.credentials();
    }

    @Override
    public Scheduler delays() {
        return fleet.delays();
    }

    @Override
    public long nanoTime() {
        return fleet.nanoTime();
    }

    @Override
    public Mono<Void> closed() {
        return fleet.closed();
    }
}
