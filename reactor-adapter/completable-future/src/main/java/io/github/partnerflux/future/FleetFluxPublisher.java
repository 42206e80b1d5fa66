// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.Snapshot;
import java.util.Objects;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

final class FleetFluxPublisher<T> extends FluxPublisher<FleetEvent<T>> implements FleetPublisher<T> {

    private final FleetFlux<T> events;
    private final int maxInFlight;

    FleetFluxPublisher(FleetFlux<T> events) {
        this(events.maxInFlight(FleetFlux.DEFAULT_MAX_IN_FLIGHT), FleetFlux.DEFAULT_MAX_IN_FLIGHT);
    }

    private FleetFluxPublisher(FleetFlux<T> events, int maxInFlight) {
        // The fleet has no more pages in flight than requested events.
        super(events, maxInFlight);
        this.events = events;
        this.maxInFlight = maxInFlight;
    }

    @Override
    public FleetPublisher<T> maxInFlight(int pages) {
        return new FleetFluxPublisher<>(events.maxInFlight(pages), pages);
    }

    @Override
    public FleetPublisher<T> maxOpen(int number) {
        return new FleetFluxPublisher<>(events.maxOpen(number), maxInFlight);
    }

    @Override
    public FleetPublisher<T> ratePerAccount(double perSecond, int burst) {
        return new FleetFluxPublisher<>(events.ratePerAccount(perSecond, burst), maxInFlight);
    }

    @Override
    public FleetChangePublisher<T> watch(
            Function<? super String, ? extends CompletionStage<? extends @Nullable Snapshot>> snapshots) {
        Objects.requireNonNull(snapshots, "snapshots");
        return new FleetChangeFluxPublisher<>(
                events.watch(account -> publisher(snapshots.apply(account))), maxInFlight);
    }

    /** The fleet reports a missing stage with the account. */
    private static @Nullable Mono<Snapshot> publisher(
            @Nullable CompletionStage<? extends @Nullable Snapshot> snapshot) {
        return snapshot == null ? null : Mono.fromCompletionStage(snapshot);
    }
}
