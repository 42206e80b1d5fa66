// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/** The events of a fleet before Reactor's hooks decorate them. */
final class FleetEvents<T> extends Flux<FleetEvent<T>> implements Scannable {

    private final Publisher<FleetAccount> accounts;
    private final FleetSource<T> source;
    private final FleetSettings settings;

    FleetEvents(Publisher<FleetAccount> accounts, FleetSource<T> source, FleetSettings settings) {
        this.accounts = accounts;
        this.source = source;
        this.settings = settings;
    }

    @Override
    public void subscribe(CoreSubscriber<? super FleetEvent<T>> actual) {
        FleetSubscription<T> subscription = new FleetSubscription<>(actual, source, settings);
        actual.onSubscribe(subscription);
        subscription.start();
        accounts.subscribe(subscription.accounts());
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }

    @Override
    public String stepName() {
        return "fleet";
    }
}
