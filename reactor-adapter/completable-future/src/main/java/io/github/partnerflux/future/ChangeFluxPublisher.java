// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeFlux;
import io.github.partnerflux.Snapshot;
import java.time.Duration;
import java.util.concurrent.Flow;
import reactor.adapter.JdkFlowAdapter;

final class ChangeFluxPublisher<T> extends FluxPublisher<ChangeEvent<T>> implements ChangePublisher<T> {

    private final ChangeFlux<T> events;

    ChangeFluxPublisher(ChangeFlux<T> events) {
        super(events);
        this.events = events;
    }

    @Override
    public ChangePublisher<T> from(Snapshot snapshot) {
        return new ChangeFluxPublisher<>(events.from(snapshot));
    }

    @Override
    public ChangePublisher<T> every(Duration interval) {
        return new ChangeFluxPublisher<>(events.every(interval));
    }

    @Override
    public ChangePublisher<T> pollOn(Flow.Publisher<?> hints) {
        return new ChangeFluxPublisher<>(events.pollOn(JdkFlowAdapter.flowPublisherToFlux(hints)));
    }

    @Override
    public ChangePublisher<T> baseline() {
        return new ChangeFluxPublisher<>(events.baseline());
    }

    @Override
    public ChangePublisher<T> once() {
        return new ChangeFluxPublisher<>(events.once());
    }
}
