// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import org.junit.jupiter.api.Test;
import org.reactivestreams.Publisher;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Tests the cycles of a {@link FleetChangeFlux} in virtual time. The accounts have the numbers from 0 as keys. */
class FleetChangeFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Longer than the default interval with its jitter. */
    private static final Duration INTERVAL = Duration.ofMinutes(6);

    private final Map<String, Snapshot> stored = new ConcurrentHashMap<>();
    private final TestPublisher<String> hints = TestPublisher.create();

    @Test
    void eachCycleStartsFromTheStoredSnapshots() {
        StepVerifier.withVirtualTime(
                        () -> storing(watch(FakeFleet.accounts(2), 3)).map(FleetChangeFluxUnitTests::describe))
                .expectNext("0 Added", "0 Added", "0 Added", "0 Synced", "0 Completed")
                .expectNext("1 Added", "1 Added", "1 Added", "1 Synced", "1 Completed")
                .thenAwait(INTERVAL)
                .expectNext("0 Synced", "0 Completed", "1 Synced", "1 Completed")
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aPollThatFailedIsRepeatedFromTheStoredSnapshot() {
        AtomicInteger fetches = new AtomicInteger();
        StepVerifier.withVirtualTime(() -> storing(new FakeFleet(
                                        () -> FakePages.ofSizes(2, 1)
                                                .through(page -> fetches.incrementAndGet() == 2
                                                        ? Mono.error(new IllegalStateException("unavailable"))
                                                        : page),
                                        VirtualTimeScheduler.get())
                                .flux(FakeFleet.accounts(1))
                                .watch(this::load))
                        .map(FleetChangeFluxUnitTests::describe))
                .expectNext("0 Added", "0 Added", "0 Failed")
                .thenAwait(INTERVAL)
                .expectNext("0 Added", "0 Added", "0 Added", "0 Synced", "0 Completed")
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aBaselineIsOneForEachAccountWithoutASnapshot() {
        stored.put("1", snapshot(0));
        StepVerifier.create(watch(FakeFleet.accounts(2), 1).baseline().once().map(FleetChangeFluxUnitTests::describe))
                .expectNext("0 Synced", "0 Completed", "1 Added", "1 Synced", "1 Completed")
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void eventsHaveNoCheckpoints() {
        StepVerifier.create(watch(FakeFleet.accounts(1), 1).once())
                .expectNext(new Item<>("0", new Added<>(0), Checkpoint.start()))
                .expectNextMatches(
                        event -> event instanceof Item<?> item && item.next().equals(Checkpoint.start()))
                .expectNext(new Completed<>("0", 2, 1, 0))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aSnapshotThatIsNeverLoadedFailsItsAccountOnly() {
        PublisherProbe<Snapshot> never = PublisherProbe.of(Mono.never());
        StepVerifier.withVirtualTime(
                        () -> watch(FakeFleet.accounts(3), 0, key -> key.equals("1") ? never.mono() : Mono.empty())
                                .once())
                .expectNextCount(4)
                .expectNoEvent(Duration.ofSeconds(30).minusNanos(1))
                .thenAwait(Duration.ofNanos(1))
                .expectNextMatches(event -> event instanceof Failed<?> failed
                        && failed.account().equals("1")
                        && failed.error() instanceof TimeoutException
                        && failed.error().getMessage().equals("the snapshot of account 1 was not loaded within PT30S"))
                .expectComplete()
                .verify(TIMEOUT);
        never.assertWasCancelled();
    }

    @Test
    void snapshotsThatCannotBeUsedFailTheirAccountsOnly() {
        Function<String, Publisher<Snapshot>> snapshots = key -> switch (key) {
            case "0" -> Mono.error(new IllegalStateException("no database"));
            case "1" -> null;
            case "2" -> throw new IllegalStateException("no such row");
            case "3" -> Mono.fromCallable(() -> Snapshot.parse("pfs2:AAAA"));
            case "4" -> Mono.just(snapshotOfAnotherRequest());
            default -> Flux.just(snapshot(1), Snapshot.none());
        };
        Flux<FleetAccount> accounts = FakeFleet.accounts(7)
                .map(account -> account.key().equals("6") ? account.from(Checkpoint.of("token", 3)) : account);

        List<FleetEvent<ChangeEvent<Integer>>> events =
                watch(accounts, 1, snapshots).once().collectList().block(TIMEOUT);

        assertThat(events)
                .filteredOn(event -> event.account().equals("5"))
                .hasSize(2)
                .last()
                .isInstanceOf(Completed.class);
        assertThat(message(events, "0")).isEqualTo("no database");
        assertThat(message(events, "1")).isEqualTo("the function for snapshots returned null for account 1");
        assertThat(message(events, "2")).isEqualTo("no such row");
        assertThat(message(events, "3")).startsWith("the snapshot has version 2");
        assertThat(message(events, "4")).startsWith("the snapshot is of another request");
        assertThat(message(events, "6"))
                .isEqualTo("a watch starts each account from its snapshot, but the account has a checkpoint:"
                        + " pf1:3:token");
        assertThat(events).hasSize(8);
    }

    private static String message(List<FleetEvent<ChangeEvent<Integer>>> events, String account) {
        return events.stream()
                .filter(event -> event.account().equals(account))
                .map(event -> ((Failed<?>) event).error().getMessage())
                .findAny()
                .orElseThrow();
    }

    @Test
    void aHintPollsItsAccountAndNoOther() {
        StepVerifier.withVirtualTime(
                        () -> watch(FakeFleet.accounts(3), 0).pollOn(hints).map(FleetChangeFluxUnitTests::describe))
                .expectNextCount(6)
                .expectNoEvent(Duration.ofMinutes(1))
                .then(() -> hints.next("1"))
                .expectNext("1 Synced", "1 Completed")
                .expectNoEvent(Duration.ofMinutes(3).minusNanos(1))
                .thenAwait(Duration.ofMinutes(2))
                .expectNextCount(6)
                .thenCancel()
                .verify(TIMEOUT);
        hints.assertCancelled();
    }

    @Test
    void hintsDuringACyclePollTheirAccountsOnceRightAfterIt() {
        StepVerifier.withVirtualTime(() -> watch(FakeFleet.accounts(3), 0)
                        .pollOn(hints)
                        .doOnNext(event -> {
                            if (describe(event).equals("0 Synced")) {
                                hints.next("2", "1", "2");
                            }
                        })
                        .map(FleetChangeFluxUnitTests::describe))
                .expectNextCount(6)
                .expectNext("1 Synced", "1 Completed", "2 Synced", "2 Completed")
                .expectNoEvent(Duration.ofMinutes(4).minusNanos(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void frequentHintsDoNotKeepOtherAccountsFromBeingPolled() {
        StepVerifier.withVirtualTime(() -> watch(FakeFleet.accounts(2), 0)
                        .pollOn(Flux.interval(Duration.ofMinutes(1)).map(minute -> "1"))
                        .map(FleetChangeFluxUnitTests::describe)
                        .filter("0 Synced"::equals)
                        .take(10))
                .thenAwait(Duration.ofMinutes(60))
                .expectNextCount(10)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aHintForAnUnknownAccountHasNoEffect() {
        StepVerifier.withVirtualTime(() -> watch(FakeFleet.accounts(1), 0).pollOn(hints))
                .expectNextCount(2)
                .expectNoEvent(Duration.ofMinutes(3))
                .then(() -> hints.next("unknown"))
                .expectNoEvent(Duration.ofMinutes(1).minusNanos(1))
                .thenAwait(Duration.ofMinutes(2))
                .expectNextCount(2)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailureOfTheHintsIsSignalledAfterTheCycle() {
        StepVerifier.withVirtualTime(
                        () -> watch(FakeFleet.accounts(2), 0).pollOn(Flux.error(new IllegalStateException("no hints"))))
                .expectNextCount(4)
                .expectErrorMessage("no hints")
                .verify(TIMEOUT);
    }

    @Test
    void eachCycleSubscribesToTheAccounts() {
        AtomicInteger cycles = new AtomicInteger();
        Flux<FleetAccount> accounts = Flux.defer(
                () -> FakeFleet.accounts(2).skip(cycles.getAndIncrement()).take(1));
        StepVerifier.withVirtualTime(() -> watch(accounts, 0).map(FleetChangeFluxUnitTests::describe))
                .expectNext("0 Synced", "0 Completed")
                .thenAwait(INTERVAL)
                .expectNext("1 Synced", "1 Completed")
                .thenAwait(INTERVAL)
                .expectNoEvent(INTERVAL)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailureOfTheAccountsEndsTheWatch() {
        AtomicInteger cycles = new AtomicInteger();
        Flux<FleetAccount> accounts = Flux.defer(() -> cycles.getAndIncrement() == 0
                ? FakeFleet.accounts(1)
                : FakeFleet.accounts(1).concatWith(Flux.error(new IllegalStateException("no accounts"))));
        StepVerifier.withVirtualTime(() -> watch(accounts, 0))
                .expectNextCount(2)
                .thenAwait(INTERVAL)
                .expectNextCount(2)
                .expectErrorMessage("no accounts")
                .verify(TIMEOUT);
    }

    @Test
    void confirmationsCountTowardTheRateOfTheirAccount() {
        stored.put("0", snapshot(3));
        List<Long> seconds = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> new FakeFleet(() -> FakePages.ofSizes(0, 0), VirtualTimeScheduler.get())
                        .flux(FakeFleet.accounts(1))
                        .ratePerAccount(0.5, 1)
                        .watch(this::load)
                        .once()
                        .doOnNext(event -> {
                            if (event instanceof Item<ChangeEvent<Integer>> item && item.item() instanceof Removed) {
                                seconds.add(VirtualTimeScheduler.get().now(TimeUnit.SECONDS));
                            }
                        }))
                .thenAwait(Duration.ofMinutes(1))
                .expectNextCount(4)
                .expectNext(new Completed<>("0", 4, 5, 0))
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(seconds).containsExactly(4L, 6L, 8L);
    }

    @Test
    void nothingIsFetchedWithoutDemand() {
        TestPublisher<FleetAccount> accounts = TestPublisher.create();
        AtomicInteger loaded = new AtomicInteger();
        StepVerifier.create(
                        watch(accounts.flux(), 0, key -> {
                            loaded.incrementAndGet();
                            return Mono.empty();
                        }),
                        0)
                .expectSubscription()
                .then(accounts::assertWasNotSubscribed)
                .thenRequest(1)
                .then(() -> accounts.assertMinRequested(1))
                .then(() -> accounts.emit(FleetAccount.of("0", () -> TestClients.credentials("test", "test"))))
                .expectNextMatches(event -> event instanceof Item)
                .then(() -> assertThat(loaded).hasValue(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aCancelDuringTheDelayCancelsTheTimer() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            AtomicInteger events = new AtomicInteger();
            Disposable watch = watch(FakeFleet.accounts(1), 0).subscribe(event -> events.incrementAndGet());
            time.advanceTimeBy(INTERVAL);
            assertThat(events).hasValue(4);
            watch.dispose();
            time.advanceTimeBy(Duration.ofDays(1));
            assertThat(events).hasValue(4);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void manyCyclesDoNotRecurse() {
        Sinks.Many<String> sink = Sinks.many().multicast().directBestEffort();
        StepVerifier.create(watch(FakeFleet.accounts(1), 0)
                        .pollOn(sink.asFlux())
                        .doOnNext(event -> sink.tryEmitNext("0"))
                        .take(40_000)
                        .count())
                .expectNext(40_000L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void propagatesTheContextToTheSnapshotsAndTheHints() {
        List<Object> seen = new ArrayList<>();
        Mono<Snapshot> contextual = Mono.deferContextual(context -> {
            seen.add(context.get("key"));
            return Mono.empty();
        });
        StepVerifier.create(watch(FakeFleet.accounts(1), 0, key -> contextual)
                        .pollOn(contextual.thenMany(Flux.never()))
                        .contextWrite(context -> context.put("key", "value")))
                .expectNextCount(2)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(seen).containsExactly("value", "value");
    }

    @Test
    void rejectsInvalidArguments() {
        FleetChangeFlux<Integer> watch = watch(FakeFleet.accounts(1), 0);
        assertThatNullPointerException().isThrownBy(() -> watch.pollOn(null)).withMessage("hints");
        assertThatNullPointerException()
                .isThrownBy(() -> watch(FakeFleet.accounts(1), 0, null))
                .withMessage("snapshots");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.every(Duration.ZERO))
                .withMessageStartingWith("every must be");
    }

    private Mono<Snapshot> load(String account) {
        return Mono.justOrEmpty(stored.get(account));
    }

    private Flux<FleetEvent<ChangeEvent<Integer>>> storing(Flux<FleetEvent<ChangeEvent<Integer>>> watch) {
        return watch.doOnNext(event -> {
            if (event instanceof Item<ChangeEvent<Integer>> item && item.item() instanceof Synced<Integer> synced) {
                stored.put(item.account(), synced.snapshot());
            }
        });
    }

    private FleetChangeFlux<Integer> watch(Publisher<FleetAccount> accounts, int items) {
        return watch(accounts, items, this::load);
    }

    /** Watches accounts of which each has items from 0, on one page. */
    private static FleetChangeFlux<Integer> watch(
            Publisher<FleetAccount> accounts, int items, Function<String, ? extends Publisher<Snapshot>> snapshots) {
        return new FakeFleet(() -> FakePages.ofSizes(items), Schedulers.parallel())
                .flux(accounts)
                .watch(snapshots);
    }

    private static Snapshot snapshot(int items) {
        Synced<Integer> synced = (Synced<Integer>)
                new ChangeFlux<>(new FakeWatched(() -> FakePages.ofSizes(items).flux()))
                        .once()
                        .blockLast(TIMEOUT);
        return synced.snapshot();
    }

    private static Snapshot snapshotOfAnotherRequest() {
        Synced<?> synced = (Synced<?>) new StubClient(Flux.empty())
                .watchConnections(r -> r.catalog("AWS"))
                .once()
                .blockLast(TIMEOUT);
        return synced.snapshot();
    }

    private static String describe(FleetEvent<ChangeEvent<Integer>> event) {
        Object described = event instanceof Item<ChangeEvent<Integer>> item ? item.item() : event;
        return event.account() + " " + described.getClass().getSimpleName();
    }
}
