// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;

/** Runs the TCK of Reactive Streams on a fleet of one account, whose last event is its end. */
@Test
public class FleetTckTests extends PublisherVerification<FleetEvent<Integer>> {

    public FleetTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public @Nullable Publisher<FleetEvent<Integer>> createPublisher(long elements) {
        return new FakeFleet(() -> ListingTckTests.pages(elements - 1), Schedulers.parallel())
                .flux(FakeFleet.accounts(elements == 0 ? 0 : 1));
    }

    @Override
    public Publisher<FleetEvent<Integer>> createFailedPublisher() {
        return new FakeFleet(() -> ListingTckTests.pages(1), Schedulers.parallel())
                .flux(Flux.error(new IllegalStateException("no accounts")));
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}
