// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/**
 * Lists accounts from memory. The attempts are admitted as those of a client are.
 *
 * @param pages returns the pages of an account
 * @param delays the scheduler for delays, and the clock of rates
 */
record FakeFleet(Supplier<PageFetcher<Integer>> pages, Scheduler delays) implements WatchableFleet<Integer> {

    FleetFlux<Integer> flux(Publisher<FleetAccount> accounts) {
        return new FleetFlux<>(accounts, this, FleetSettings.DEFAULT);
    }

    /** Returns accounts with the numbers from 0 as keys. */
    static Flux<FleetAccount> accounts(int count) {
        return Flux.range(0, count)
                .map(number -> FleetAccount.of(String.valueOf(number), () -> TestClients.credentials("test", "test")));
    }

    @Override
    public Watched<Integer> watched(FleetCredentials credentials, AttemptGate gate) {
        PageFetcher<Integer> fetcher = pages.get();
        return new FakeWatched(() -> new PagedFlux<>(
                new PageFetcher<>() {
                    @Override
                    public String operation() {
                        return fetcher.operation();
                    }

                    @Override
                    public Publisher<Page<Integer>> fetch(String token) {
                        return gate.admit(Mono.from(fetcher.fetch(token)));
                    }
                },
                Checkpoint.start()));
    }

    @Override
    public Scheduler credentials() {
        return delays;
    }

    @Override
    public long nanoTime() {
        return delays.now(TimeUnit.NANOSECONDS);
    }

    @Override
    public Mono<Void> closed() {
        return Mono.never();
    }
}
