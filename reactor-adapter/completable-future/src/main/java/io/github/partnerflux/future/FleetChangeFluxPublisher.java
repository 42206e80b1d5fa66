// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetChangeFlux;
import io.github.partnerflux.FleetEvent;
import java.time.Duration;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;

final class FleetChangeFluxPublisher<T> extends FluxPublisher<FleetEvent<ChangeEvent<T>>>
        implements FleetChangePublisher<T> {

    private final FleetChangeFlux<T> events;
    private final int prefetch;

    FleetChangeFluxPublisher(FleetChangeFlux<T> events, int prefetch) {
        super(events, prefetch);
        this.events = events;
        this.prefetch = prefetch;
    }

    @Override
    public FleetChangePublisher<T> every(Duration interval) {
        return with(events.every(interval));
    }

    @Override
    public FleetChangePublisher<T> pollOn(Flow.Publisher<String> hints) {
        return with(events.pollOn(JdkFlowAdapter.flowPublisherToFlux(hints)));
    }

    @Override
    public FleetChangePublisher<T> baseline() {
        return with(events.baseline());
    }

    @Override
    public FleetChangePublisher<T> once() {
        return with(events.once());
    }

    private FleetChangePublisher<T> with(FleetChangeFlux<T> other) {
        return new FleetChangeFluxPublisher<>(other, prefetch);
    }
}
