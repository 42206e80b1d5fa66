// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.reactivestreams.Publisher;
import org.reactivestreams.tck.PublisherVerification;
import org.reactivestreams.tck.TestEnvironment;
import org.testng.annotations.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * Runs the TCK of Reactive Streams on a cycle of a fleet of one account, whose last events are the ends of its poll and
 * of itself.
 */
@Test
public class FleetChangeTckTests extends PublisherVerification<FleetEvent<ChangeEvent<Integer>>> {

    public FleetChangeTckTests() {
        super(new TestEnvironment());
    }

    @Override
    public Publisher<FleetEvent<ChangeEvent<Integer>>> createPublisher(long elements) {
        if (elements < 2) {
            // The only event of an account with a checkpoint is its failure.
            return watch(1, FakeFleet.accounts((int) elements).map(account -> account.from(Checkpoint.end())));
        }
        return watch(elements - 2, FakeFleet.accounts(1));
    }

    private static Publisher<FleetEvent<ChangeEvent<Integer>>> watch(long items, Flux<FleetAccount> accounts) {
        return new FakeFleet(() -> ChangeTckTests.pages(items), Schedulers.parallel())
                .flux(accounts)
                .watch(account -> Mono.empty())
                .once();
    }

    @Override
    public Publisher<FleetEvent<ChangeEvent<Integer>>> createFailedPublisher() {
        return watch(1, Flux.error(new IllegalStateException("no accounts")));
    }

    @Override
    public long maxElementsFromPublisher() {
        return Integer.MAX_VALUE;
    }
}
