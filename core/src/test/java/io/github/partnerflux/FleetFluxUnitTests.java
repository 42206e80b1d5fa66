// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.FleetEvent.Completed;
import java.lang.ref.WeakReference;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Subscription;
import reactor.core.Disposable;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.scheduler.VirtualTimeScheduler;

class FleetFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void aRateSpacesTheAttemptsOfAnAccountAndPermitsABurst() {
        VirtualTimeScheduler time = VirtualTimeScheduler.create();
        List<Long> starts = new ArrayList<>();
        FakeFleet fleet = new FakeFleet(
                () -> FakePages.ofSizes(1, 1, 1, 1, 1)
                        .through(page -> Mono.defer(() -> {
                            starts.add(time.now(TimeUnit.SECONDS));
                            return page;
                        })),
                time);
        StepVerifier.create(fleet.flux(FakeFleet.accounts(2)).ratePerAccount(0.5, 2))
                .then(() -> time.advanceTimeBy(Duration.ofMinutes(1)))
                .expectNextCount(12)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(starts).containsExactly(0L, 0L, 0L, 0L, 2L, 2L, 4L, 4L, 6L, 6L);
    }

    @Test
    void manyPagesThatArriveSynchronouslyDoNotRecurse() {
        int pages = 10_000;
        FakeFleet fleet = new FakeFleet(
                () -> FakePages.of(number ->
                        new Page<>(List.of(number), number + 1 < pages ? String.valueOf(number + 1) : null, "")),
                Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(1)).count())
                .expectNext(pages + 1L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void manyAccountsThatEndAtOnceDoNotRecurse() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(0), Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(100_000)).maxOpen(1).count())
                .expectNext(100_000L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void manyAccountsOfTheSameKeyDoNotRecurse() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(0), Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(1).repeat(99_999))
                        .maxOpen(100_000)
                        .count())
                .expectNext(100_000L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void accountsThatWaitCountAsOpen() {
        FakeFleet fleet =
                new FakeFleet(() -> FakePages.ofSizes(1).through(page -> Mono.never()), Schedulers.parallel());
        AtomicInteger requested = new AtomicInteger();
        Flux<FleetAccount> sameForever =
                FakeFleet.accounts(1).repeat().doOnNext(account -> requested.incrementAndGet());
        fleet.flux(sameForever).maxOpen(3).subscribe().dispose();
        assertThat(requested).hasValue(3);
    }

    @Test
    void anAccountThatHasEndedIsNotKept() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1), Schedulers.parallel());
        Sinks.Many<FleetAccount> accounts = Sinks.many().unicast().onBackpressureBuffer();
        Disposable subscription = fleet.flux(accounts.asFlux()).subscribe();
        WeakReference<String> key = emitAccount(accounts);
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (!key.refersTo(null) && System.nanoTime() < deadline) {
            System.gc();
        }
        assertThat(key.refersTo(null)).as("collected").isTrue();
        assertThat(subscription.isDisposed()).isFalse();
        subscription.dispose();
    }

    private static WeakReference<String> emitAccount(Sinks.Many<FleetAccount> accounts) {
        String key = "account-" + System.nanoTime();
        accounts.tryEmitNext(FleetAccount.of(key, () -> TestClients.credentials("test", "test")))
                .orThrow();
        return new WeakReference<>(key);
    }

    @Test
    void demandForEachEventIsMetInTurn() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(2, 0, 1), Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(3)).limitRate(1).count())
                .expectNext(12L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void anEndWaitsForDemand() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1), Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(1)), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .expectNoEvent(Duration.ZERO)
                .thenRequest(1)
                .expectNext(new Completed<>("0", 1, 1, 0))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void itemsThatWereNotEmittedAreDiscarded() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(3), Schedulers.parallel());
        List<Object> discarded = new ArrayList<>();
        StepVerifier.create(fleet.flux(FakeFleet.accounts(1)).doOnDiscard(Integer.class, discarded::add), 1)
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(discarded).containsExactly(1, 2);
    }

    @Test
    void pagesThatArriveWithACancelAreDiscarded() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(3), Schedulers.parallel());
        List<Object> discarded = new ArrayList<>();
        List<Object> emitted = new ArrayList<>();
        BaseSubscriber<FleetEvent<Integer>> subscriber = new BaseSubscriber<>() {
            @Override
            protected void hookOnSubscribe(Subscription subscription) {
                // Requests below: from then on, all pages arrive in the same drain loop.
            }

            @Override
            protected void hookOnNext(FleetEvent<Integer> event) {
                emitted.add(event);
                cancel();
            }
        };
        fleet.flux(FakeFleet.accounts(3))
                .doOnDiscard(Integer.class, discarded::add)
                .subscribe(subscriber);
        subscriber.requestUnbounded();
        assertThat(emitted).hasSize(1);
        assertThat(discarded).hasSize(8);
    }

    @Test
    void demandForOneEventFetchesOnePage() {
        FakePages pages = FakePages.ofSizes(2, 2);
        FakeFleet fleet = new FakeFleet(() -> pages, Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(3)), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(pages.fetches()).isEqualTo(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(pages.fetches()).isEqualTo(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(pages.fetches()).isEqualTo(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void accountsAtTheirEndAreRequestedAsTheirEventsAre() {
        AtomicInteger requested = new AtomicInteger();
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1), Schedulers.parallel());
        Flux<FleetAccount> accounts = FakeFleet.accounts(100_000)
                .map(account -> account.from(Checkpoint.end()))
                .doOnNext(account -> requested.incrementAndGet());
        StepVerifier.create(fleet.flux(accounts), 0)
                .thenRequest(5)
                .expectNextCount(5)
                .then(() -> assertThat(requested).hasValueLessThanOrEqualTo(1024 + 5))
                .thenRequest(Long.MAX_VALUE)
                .expectNextCount(99_995)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void neverMoreThanMaxOpenAccountsAreOpen() {
        AtomicInteger open = new AtomicInteger();
        List<Integer> seen = new ArrayList<>();
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1, 1), Schedulers.parallel());
        Flux<FleetAccount> accounts = FakeFleet.accounts(100).doOnNext(account -> seen.add(open.incrementAndGet()));
        StepVerifier.create(fleet.flux(accounts)
                        .maxOpen(7)
                        .doOnNext(event -> {
                            if (event instanceof Completed) {
                                open.decrementAndGet();
                            }
                        })
                        .count())
                .expectNext(300L)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(seen).hasSize(100).allMatch(count -> count <= 7);
    }

    @Test
    void slowAccountsDoNotKeepOthersFromStarting() {
        AtomicInteger created = new AtomicInteger();
        // Three of four never respond: the one that is left takes all other accounts, one after the other.
        FakeFleet fleet = new FakeFleet(
                () -> created.getAndIncrement() < 3
                        ? FakePages.ofSizes(1).through(page -> Mono.never())
                        : FakePages.ofSizes(1),
                Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(50))
                        .maxOpen(4)
                        .filter(event -> event instanceof Completed)
                        .take(47, false)
                        .count())
                .expectNext(47L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aRateOfManyAttemptsAtOnceDoesNotOverflow() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1, 1), Schedulers.parallel());
        StepVerifier.create(fleet.flux(FakeFleet.accounts(1))
                        .ratePerAccount(1e-300, Integer.MAX_VALUE)
                        .count())
                .expectNext(3L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aFailingPublisherOfAccountsFailsWithoutDemand() {
        FakeFleet fleet = new FakeFleet(() -> FakePages.ofSizes(1), Schedulers.parallel());
        StepVerifier.create(fleet.flux(Flux.error(new IllegalStateException("no accounts"))), 0)
                .expectErrorMessage("no accounts")
                .verify(TIMEOUT);
    }
}
