// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Scannable;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Hooks;
import reactor.core.scheduler.Schedulers;

/** Tests the scannable attributes and the debug names of {@link FleetFlux}. */
class FleetFluxReactorUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(2), Schedulers.parallel());

    @Test
    void theSubscriptionCanBeScanned() {
        Recorder recorder = new Recorder();
        fleet.flux(FakeFleet.accounts(1)).subscribe(recorder);
        Scannable subscription = Scannable.from(recorder.subscription);

        assertThat(subscription.scanUnsafe(Attr.ACTUAL)).isSameAs(recorder);
        assertThat(subscription.scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(subscription.scan(Attr.REQUESTED_FROM_DOWNSTREAM)).isZero();

        recorder.request(1);
        assertThat(recorder.events).hasSize(1);
        assertThat(subscription.scan(Attr.TERMINATED)).isFalse();
        assertThat(subscription.scan(Attr.CANCELLED)).isFalse();

        recorder.cancel();
        assertThat(subscription.scan(Attr.CANCELLED)).isTrue();
        assertThat(subscription.scan(Attr.TERMINATED)).isFalse();
    }

    @Test
    void terminationCanBeScanned() {
        Recorder recorder = new Recorder();
        fleet.flux(FakeFleet.accounts(1)).subscribe(recorder);

        recorder.requestUnbounded();

        assertThat(recorder.events).hasSize(3);
        assertThat(Scannable.from(recorder.subscription).scan(Attr.TERMINATED)).isTrue();
        assertThat(Scannable.from(recorder.subscription).scan(Attr.CANCELLED)).isFalse();
    }

    @Test
    void thePublisherCanBeScanned() {
        FleetFlux<Integer> flux = fleet.flux(FakeFleet.accounts(1));

        assertThat(flux.isScanAvailable()).isTrue();
        assertThat(flux.scan(Attr.RUN_STYLE)).isEqualTo(Attr.RunStyle.ASYNC);
        assertThat(Scannable.from(flux.map(event -> event)).steps()).containsExactly("fleet", "map");
    }

    @Test
    void operatorDebugNamesTheFleet() {
        Hooks.onOperatorDebug();
        try {
            FleetFlux<Integer> failing = fleet.flux(Flux.error(new IllegalStateException("no directory")));

            assertThatThrownBy(() -> failing.blockLast(TIMEOUT))
                    .satisfies(e -> assertThat(trace(e)).contains("⇢ io.github.partnerflux.FleetFlux.<init>"));
            assertThatThrownBy(() -> failing.maxInFlight(1).blockLast(TIMEOUT))
                    .satisfies(e -> assertThat(trace(e)).contains("⇢ io.github.partnerflux.FleetFlux.<init>"));
        } finally {
            Hooks.resetOnOperatorDebug();
        }
    }

    private static String trace(Throwable e) {
        StringWriter trace = new StringWriter();
        e.printStackTrace(new PrintWriter(trace, true));
        return trace.toString();
    }

    /** Records the events and leaves the requests to the test. */
    private static final class Recorder extends BaseSubscriber<FleetEvent<Integer>> {

        private final List<FleetEvent<Integer>> events = new ArrayList<>();
        private Subscription subscription;

        @Override
        protected void hookOnSubscribe(Subscription subscription) {
            this.subscription = subscription;
        }

        @Override
        protected void hookOnNext(FleetEvent<Integer> event) {
            events.add(event);
        }
    }
}
