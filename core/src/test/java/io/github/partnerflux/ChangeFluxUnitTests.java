// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.FakeWatched.CHANGED;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.PollFailed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import reactor.test.publisher.PublisherProbe;

/** Tests what the polls of a {@link ChangeFlux} emit; see {@link ChangeScheduleUnitTests} for when they start. */
class ChangeFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Longer than the default interval with its jitter. */
    private static final Duration INTERVAL = Duration.ofMinutes(6);

    private static final RuntimeException FAILURE = new IllegalStateException("unavailable");

    @Test
    void eachPollEmitsWhatHasChangedSinceTheOneBefore() {
        StepVerifier.withVirtualTime(() -> watch(listing(1, 2), listing(1, 3, CHANGED + 2), listing()))
                .expectNext(new Added<>(1), new Added<>(2))
                .expectNextMatches(synced(2))
                .thenAwait(INTERVAL)
                .expectNext(new Added<>(3), new Changed<>(CHANGED + 2))
                .expectNextMatches(synced(3))
                .thenAwait(INTERVAL)
                .expectNext(new Removed<>("1"), new Removed<>("2"), new Removed<>("3"))
                .expectNextMatches(synced(0))
                .thenAwait(INTERVAL)
                .expectNextMatches(synced(0))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailedPollIsFollowedByTheNextOneWhichDoesNotRepeatChanges() {
        StepVerifier.withVirtualTime(() -> watch(failingAfter(1, 2), listing(1, CHANGED + 2, 3)))
                .expectNext(new Added<>(1), new Added<>(2), new PollFailed<>(FAILURE))
                .thenAwait(INTERVAL)
                .expectNext(new Changed<>(CHANGED + 2), new Added<>(3))
                .expectNextMatches(synced(3))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailedPollRemovesNothing() {
        StepVerifier.withVirtualTime(() -> watch(listing(1, 2), failingAfter(2), listing(1, 2)))
                .expectNextCount(2)
                .expectNextMatches(synced(2))
                .thenAwait(INTERVAL)
                .expectNext(new PollFailed<>(FAILURE))
                .thenAwait(INTERVAL)
                .expectNextMatches(synced(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aClientThatThrowsFailsThePoll() {
        AtomicInteger polls = new AtomicInteger();
        StepVerifier.withVirtualTime(() -> new ChangeFlux<>(new FakeWatched(() -> {
                    if (polls.getAndIncrement() == 0) {
                        throw FAILURE;
                    }
                    return listing(1);
                })))
                .expectNext(new PollFailed<>(FAILURE))
                .thenAwait(INTERVAL)
                .expectNext(new Added<>(1))
                .expectNextMatches(synced(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aRemovalThatCannotBeConfirmedFailsThePollAndTheOthersStand() {
        AtomicBoolean available = new AtomicBoolean();
        StepVerifier.withVirtualTime(() -> watch(
                        id -> id.equals("2") && !available.getAndSet(true) ? Mono.error(FAILURE) : Mono.just(false),
                        listing(1, 2, 3)))
                .expectNextCount(3)
                .expectNextMatches(synced(3))
                .thenAwait(INTERVAL)
                .expectNext(new Removed<>("1"), new PollFailed<>(FAILURE))
                .thenAwait(INTERVAL)
                .expectNext(new Removed<>("2"), new Removed<>("3"))
                .expectNextMatches(synced(0))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void whatIsMissingButExistsStaysInTheSnapshot() {
        List<String> confirmed = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> watch(
                        id -> {
                            confirmed.add(id);
                            return Mono.just(!id.equals("3"));
                        },
                        listing(1, 2, 3, 4),
                        listing(1),
                        listing(CHANGED + 2, 4, 1)))
                .expectNextCount(4)
                .expectNextMatches(synced(4))
                .thenAwait(INTERVAL)
                .expectNext(new Removed<>("3"))
                .expectNextMatches(event -> event instanceof Synced<Integer> synced
                        && synced.listed() == 1
                        && synced.snapshot().size() == 3)
                .then(() -> assertThat(confirmed).containsExactly("2", "3", "4"))
                .thenAwait(INTERVAL)
                .expectNext(new Changed<>(CHANGED + 2))
                .expectNextMatches(synced(3))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void anItemThatIsListedTwiceCountsOnce() {
        StepVerifier.create(watch(listing(1, 2, 1, 2)).once())
                .expectNext(new Added<>(1), new Added<>(2))
                .expectNextMatches(synced(2))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void anItemThatChangesBetweenPagesIsAddedAndChanged() {
        StepVerifier.create(watch(listing(1, CHANGED + 1, CHANGED + 1)).once())
                .expectNext(new Added<>(1), new Changed<>(CHANGED + 1))
                .expectNextMatches(synced(1))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aSnapshotSurvivesARestart() {
        Synced<Integer> synced = (Synced<Integer>) watch(listing(1, 2)).once().blockLast(TIMEOUT);
        Snapshot restored = Snapshot.parse(synced.snapshot().text());
        assertThat(restored).isEqualTo(synced.snapshot());
        StepVerifier.create(watch(listing(CHANGED + 2, 1)).from(restored).once())
                .expectNext(new Changed<>(CHANGED + 2))
                .expectNextMatches(synced(2))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aPollWithoutChangesEmitsTheSameSnapshot() {
        Synced<Integer> synced = (Synced<Integer>) watch(listing(1, 2)).once().blockLast(TIMEOUT);
        StepVerifier.create(watch(listing(2, 1)).from(synced.snapshot()).once())
                .expectNext(synced)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aBaselineEmitsNoItemsThatExistAlready() {
        StepVerifier.withVirtualTime(() -> watch(listing(1, 2, CHANGED + 2), listing(1, 3), listing(1, 3))
                        .baseline())
                .expectNextMatches(synced(2))
                .thenAwait(INTERVAL)
                .expectNext(new Added<>(3), new Removed<>("2"))
                .expectNextMatches(synced(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aBaselineWhoseFirstPollFailsStaysSilent() {
        StepVerifier.withVirtualTime(() -> watch(failingAfter(1, 2), listing(CHANGED + 1, 3), listing(1, 3))
                        .baseline())
                .expectNext(new PollFailed<>(FAILURE))
                .thenAwait(INTERVAL)
                .expectNextMatches(synced(2))
                .thenAwait(INTERVAL)
                .expectNext(new Changed<>(1))
                .expectNextMatches(synced(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void theBaselineOfAnEmptyAccountIsOne() {
        StepVerifier.withVirtualTime(() -> watch(listing(), listing(1)).baseline())
                .expectNextMatches(synced(0))
                .thenAwait(INTERVAL)
                .expectNext(new Added<>(1))
                .expectNextMatches(synced(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aSnapshotOfAnEmptyAccountIsABaseline() {
        Synced<Integer> synced = (Synced<Integer>) watch(listing()).once().blockLast(TIMEOUT);
        StepVerifier.create(watch(listing(1)).from(synced.snapshot()).baseline().once())
                .expectNext(new Added<>(1))
                .expectNextMatches(synced(1))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void onceCompletesAfterAFailedPoll() {
        StepVerifier.create(watch(failingAfter(1)).once())
                .expectNext(new Added<>(1), new PollFailed<>(FAILURE))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void nothingIsFetchedWithoutDemand() {
        FakePages pages = FakePages.ofSizes(2, 2);
        StepVerifier.create(new ChangeFlux<>(new FakeWatched(pages::flux)).once(), 0)
                .expectSubscription()
                .then(() -> assertThat(pages.fetches()).isZero())
                .thenRequest(1)
                .expectNext(new Added<>(0))
                .then(() -> assertThat(pages.fetches()).isEqualTo(1))
                .thenRequest(4)
                .expectNextCount(3)
                .expectNextMatches(synced(4))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void demandForOneEventFetchesPagesUpToAChange() {
        FakePages before = FakePages.ofSizes(2, 2, 2, 2);
        Synced<Integer> synced = (Synced<Integer>)
                new ChangeFlux<>(new FakeWatched(before::flux)).once().blockLast(TIMEOUT);
        FakePages pages = FakePages.of(number -> new Page<>(
                number == 2 ? List.of(4, CHANGED + 5) : List.of(2 * number, 2 * number + 1),
                number < 3 ? String.valueOf(number + 1) : null,
                ""));
        StepVerifier.create(
                        new ChangeFlux<>(new FakeWatched(() -> pages.flux().readAhead(0)))
                                .from(synced.snapshot())
                                .once(),
                        1)
                .expectNext(new Changed<>(CHANGED + 5))
                .then(() -> assertThat(pages.fetches()).isEqualTo(3))
                .thenRequest(1)
                .expectNextMatches(synced(8))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void oneRemovalIsConfirmedAtATimeAsEventsAreRequested() {
        List<String> confirmed = new ArrayList<>();
        Synced<Integer> synced =
                (Synced<Integer>) watch(listing(1, 2, 3)).once().blockLast(TIMEOUT);
        StepVerifier.create(
                        watch(
                                        id -> {
                                            confirmed.add(id);
                                            return Mono.just(false);
                                        },
                                        listing())
                                .from(synced.snapshot())
                                .once(),
                        0)
                .thenRequest(1)
                .expectNext(new Removed<>("1"))
                .then(() -> assertThat(confirmed).containsExactly("1"))
                .thenRequest(1)
                .expectNext(new Removed<>("2"))
                .then(() -> assertThat(confirmed).containsExactly("1", "2"))
                .thenRequest(2)
                .expectNext(new Removed<>("3"))
                .expectNextMatches(synced(0))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aCancelAbortsTheListing() {
        PublisherProbe<Page<Integer>> page = PublisherProbe.of(Flux.never());
        StepVerifier.create(watch(PagedFlux.fromPages(page.flux())))
                .expectSubscription()
                .then(page::assertWasRequested)
                .thenCancel()
                .verify(TIMEOUT);
        page.assertWasCancelled();
    }

    @Test
    void aCancelAbortsAConfirmation() {
        PublisherProbe<Boolean> confirmation = PublisherProbe.of(Mono.never());
        Synced<Integer> synced = (Synced<Integer>) watch(listing(1)).once().blockLast(TIMEOUT);
        StepVerifier.create(watch(id -> confirmation.mono(), listing()).from(synced.snapshot()))
                .expectSubscription()
                .then(confirmation::assertWasRequested)
                .thenCancel()
                .verify(TIMEOUT);
        confirmation.assertWasCancelled();
    }

    @Test
    void subscribersPollForThemselves() {
        ChangeFlux<Integer> watch = watch(listing(1), listing(1, 2)).once();
        StepVerifier.create(watch)
                .expectNext(new Added<>(1))
                .expectNextMatches(synced(1))
                .expectComplete()
                .verify(TIMEOUT);
        StepVerifier.create(watch)
                .expectNext(new Added<>(1), new Added<>(2))
                .expectNextMatches(synced(2))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void propagatesTheContextToListingsAndConfirmations() {
        List<Object> seen = new ArrayList<>();
        Synced<Integer> synced = (Synced<Integer>) watch(listing(1)).once().blockLast(TIMEOUT);
        Flux<Page<Integer>> listing = Flux.deferContextual(context -> {
            seen.add(context.get("key"));
            return Flux.just(new Page<>(List.of(), null, ""));
        });
        StepVerifier.create(watch(
                                id -> Mono.deferContextual(context -> {
                                    seen.add(context.get("key") + id);
                                    return Mono.just(false);
                                }),
                                PagedFlux.fromPages(listing))
                        .from(synced.snapshot())
                        .once()
                        .contextWrite(context -> context.put("key", "value")))
                .expectNextCount(2)
                .expectComplete()
                .verify(TIMEOUT);
        assertThat(seen).containsExactly("value", "value1");
    }

    @Test
    void manyChangesDoNotRecurse() {
        int items = 100_000;
        Integer[] all = Flux.range(0, items).collectList().block(TIMEOUT).toArray(Integer[]::new);
        Synced<Integer> synced = (Synced<Integer>) watch(listing(all)).once().blockLast(TIMEOUT);
        assertThat(synced.listed()).isEqualTo(items);
        assertThat(watch(listing(all)).from(synced.snapshot()).once().count().block(TIMEOUT))
                .isEqualTo(1);
        assertThat(watch(listing()).from(synced.snapshot()).once().count().block(TIMEOUT))
                .isEqualTo(items + 1);
        assertThat(watch(id -> Mono.just(true), listing())
                        .from(synced.snapshot())
                        .once()
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(1);
    }

    @Test
    void rejectsInvalidArguments() {
        ChangeFlux<Integer> watch = watch();
        assertThatNullPointerException()
                .isThrownBy(() -> watch.from((Snapshot) null))
                .withMessage("snapshot");
        assertThatNullPointerException().isThrownBy(() -> watch.pollOn(null)).withMessage("hints");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.every(Duration.ZERO))
                .withMessageStartingWith("every must be");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> watch.every(Duration.ofDays(1).plusNanos(1)))
                .withMessageStartingWith("every must be");
    }

    private static Predicate<ChangeEvent<Integer>> synced(int size) {
        return event ->
                event instanceof Synced<Integer> synced && synced.snapshot().size() == size;
    }

    /** Watches listings of which each poll takes the next one, and in the end empty ones. */
    @SafeVarargs
    private static ChangeFlux<Integer> watch(PagedFlux<Integer>... polls) {
        return watch(id -> Mono.just(false), polls);
    }

    @SafeVarargs
    private static ChangeFlux<Integer> watch(Function<String, Mono<Boolean>> exists, PagedFlux<Integer>... polls) {
        Queue<PagedFlux<Integer>> listings = new ArrayDeque<>();
        for (PagedFlux<Integer> poll : polls) {
            listings.add(poll);
        }
        return new ChangeFlux<>(new FakeWatched(() -> listings.isEmpty() ? listing() : listings.remove(), exists));
    }

    private static PagedFlux<Integer> listing(Integer... items) {
        return PagedFlux.fromPages(Flux.just(new Page<>(List.of(items), null, "")));
    }

    private static PagedFlux<Integer> failingAfter(Integer... items) {
        return PagedFlux.fromPages(
                Flux.just(new Page<>(List.of(items), "next", "")).concatWith(Flux.error(FAILURE)));
    }
}
