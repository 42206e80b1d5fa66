// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent.Synced;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Tests in virtual time when the polls of a {@link ChangeFlux} start. Each of them emits a single event. */
class ChangeScheduleUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private static final Duration INTERVAL = Duration.ofSeconds(100);
    private static final Duration SHORTEST = Duration.ofSeconds(80);
    private static final Duration LONGEST = Duration.ofSeconds(120);
    private static final Duration INSTANT = Duration.ofNanos(1);

    private static final int POLLS = 100;

    private final AtomicInteger polls = new AtomicInteger();
    private final TestPublisher<String> hints = TestPublisher.create();

    @Test
    void thePollsAreAnIntervalApartWithJitter() {
        List<Long> starts = starts(Mono::empty);
        assertThat(gaps(starts))
                .hasSize(POLLS)
                .allMatch(gap -> gap.compareTo(SHORTEST) >= 0 && gap.compareTo(LONGEST) <= 0)
                .anyMatch(gap -> gap.compareTo(INTERVAL) < 0)
                .anyMatch(gap -> gap.compareTo(INTERVAL) > 0);
    }

    @Test
    void theIntervalStartsAtTheEndOfAPoll() {
        Duration poll = Duration.ofHours(1);
        List<Long> starts = starts(() -> Mono.delay(poll));
        assertThat(gaps(starts))
                .hasSize(POLLS)
                .allMatch(gap -> gap.compareTo(poll.plus(SHORTEST)) >= 0 && gap.compareTo(poll.plus(LONGEST)) <= 0);
    }

    /** Returns when polls start, in nanoseconds. */
    private static List<Long> starts(Supplier<Mono<?>> duration) {
        List<Long> starts = new ArrayList<>();
        StepVerifier.withVirtualTime(() -> watch(() -> Mono.defer(() -> {
                    starts.add(VirtualTimeScheduler.get().now(TimeUnit.NANOSECONDS));
                    return duration.get();
                })))
                .thenAwait(Duration.ofDays(365))
                .expectNextCount(POLLS + 1)
                .thenCancel()
                .verify(TIMEOUT);
        return starts.subList(0, POLLS + 1);
    }

    private static List<Duration> gaps(List<Long> starts) {
        List<Duration> gaps = new ArrayList<>();
        for (int i = 1; i < starts.size(); i++) {
            gaps.add(Duration.ofNanos(starts.get(i) - starts.get(i - 1)));
        }
        return gaps;
    }

    @Test
    void theDefaultIntervalIsFiveMinutes() {
        StepVerifier.withVirtualTime(() -> new ChangeFlux<>(new FakeWatched(() -> listing(Mono.empty()))))
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMinutes(4).minus(INSTANT))
                .thenAwait(Duration.ofMinutes(2).plus(INSTANT))
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aHintDuringTheDelayStartsAPollAndTheDelayStartsAgainAfterIt() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints))
                .expectNextCount(1)
                .expectNoEvent(Duration.ofSeconds(79))
                .then(() -> hints.next("now"))
                .expectNextCount(1)
                .expectNoEvent(SHORTEST.minus(INSTANT))
                .thenAwait(LONGEST.minus(SHORTEST).plus(INSTANT))
                .expectNextCount(1)
                .then(() -> assertThat(polls).hasValue(3))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void hintsDuringAPollStartASingleOneRightAfterIt() {
        Duration poll = Duration.ofSeconds(10);
        StepVerifier.withVirtualTime(
                        () -> counted(Mono.defer(() -> Mono.delay(poll))).pollOn(hints))
                .expectSubscription()
                .expectNoEvent(Duration.ofSeconds(5))
                .then(() -> hints.next("1", "2", "3"))
                .thenAwait(Duration.ofSeconds(5))
                .expectNextCount(1)
                .thenAwait(poll)
                .expectNextCount(1)
                .expectNoEvent(poll.plus(SHORTEST).minus(INSTANT))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void hintsBeforeTheFirstRequestStartNoFurtherPoll() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints), 0)
                .expectSubscription()
                .then(() -> hints.next("1"))
                .then(() -> assertThat(polls).hasValue(0))
                .thenRequest(2)
                .expectNextCount(1)
                .expectNoEvent(SHORTEST.minus(INSTANT))
                .then(() -> assertThat(polls).hasValue(1))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aPollThatIsDueStartsWithTheNextRequestAndCoversTheHintsUntilThen() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints), 1)
                .expectNextCount(1)
                .thenAwait(LONGEST)
                .then(() -> hints.next("1", "2"))
                .then(() -> assertThat(polls).hasValue(1))
                .thenRequest(2)
                .expectNextCount(1)
                .expectNoEvent(SHORTEST.minus(INSTANT))
                .then(() -> assertThat(polls).hasValue(2))
                .thenAwait(LONGEST.minus(SHORTEST).plus(INSTANT))
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aHintWithoutDemandStartsAPollWithTheNextRequest() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints), 1)
                .expectNextCount(1)
                .then(() -> hints.next("1"))
                .then(() -> assertThat(polls).hasValue(1))
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertThat(polls).hasValue(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aFailureOfTheHintsDuringAPollIsSignalledAfterIt() {
        Sinks.Empty<Void> response = Sinks.empty();
        StepVerifier.withVirtualTime(() -> counted(response.asMono()).pollOn(hints))
                .expectSubscription()
                .then(() -> hints.error(new IllegalStateException("no hints")))
                .expectNoEvent(Duration.ofSeconds(1))
                .then(response::tryEmitEmpty)
                .expectNextMatches(event -> event instanceof Synced)
                .expectErrorMessage("no hints")
                .verify(TIMEOUT);
    }

    @Test
    void aFailureOfTheHintsDuringTheDelayIsSignalledAtOnce() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints), 1)
                .expectNextCount(1)
                .expectNoEvent(Duration.ofSeconds(1))
                .then(() -> hints.error(new IllegalStateException("no hints")))
                .expectErrorMessage("no hints")
                .verify(TIMEOUT);
        assertThat(polls).hasValue(1);
    }

    @Test
    void afterTheCompletionOfTheHintsTheIntervalRemains() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints))
                .expectNextCount(1)
                .then(() -> hints.next("1").complete())
                .expectNextCount(1)
                .expectNoEvent(SHORTEST.minus(INSTANT))
                .thenAwait(LONGEST.minus(SHORTEST).plus(INSTANT))
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void aCancelDuringTheDelayCancelsTheHintsAndTheTimer() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            Disposable watch = counted(Mono.empty()).pollOn(hints).subscribe();
            hints.assertMinRequested(Long.MAX_VALUE);
            time.advanceTimeBy(LONGEST);
            assertThat(polls).hasValue(2);
            watch.dispose();
            hints.assertCancelled();
            time.advanceTimeBy(Duration.ofDays(1));
            assertThat(polls).hasValue(2);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void oncePollsWithoutHints() {
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).pollOn(hints).once())
                .expectNextCount(1)
                .expectComplete()
                .verify(TIMEOUT);
        hints.assertWasNotSubscribed();
    }

    @Test
    void propagatesTheContextToTheHints() {
        AtomicReference<String> seen = new AtomicReference<>();
        Flux<Object> contextual = Flux.deferContextual(context -> {
            seen.set(context.get("key"));
            return Flux.never();
        });
        StepVerifier.withVirtualTime(() ->
                        counted(Mono.empty()).pollOn(contextual).contextWrite(context -> context.put("key", "value")))
                .expectNextCount(1)
                .thenCancel()
                .verify(TIMEOUT);
        assertThat(seen).hasValue("value");
    }

    @Test
    void aClosedClientEndsTheWatchDuringTheDelay() {
        Sinks.Empty<Void> closed = Sinks.empty();
        StepVerifier.withVirtualTime(() -> counted(Mono.empty()).untilClosed(closed.asMono()))
                .expectNextCount(1)
                .then(() -> closed.tryEmitError(new IllegalStateException("closed")))
                .expectErrorMessage("closed")
                .verify(TIMEOUT);
    }

    @Test
    void aPollThatFailsBecauseTheClientIsClosedEndsTheWatch() {
        Sinks.Empty<Void> closed = Sinks.empty();
        Sinks.Empty<Void> response = Sinks.empty();
        StepVerifier.withVirtualTime(() -> counted(response.asMono()).untilClosed(closed.asMono()))
                .expectSubscription()
                .then(() -> closed.tryEmitError(new IllegalStateException("closed")))
                .then(() -> response.tryEmitError(new IllegalStateException("request aborted")))
                .expectErrorMessage("closed")
                .verify(TIMEOUT);
    }

    @Test
    void manyPollsDoNotRecurse() {
        Sinks.Many<String> sink = Sinks.many().multicast().directBestEffort();
        StepVerifier.create(counted(Mono.empty())
                        .pollOn(sink.asFlux())
                        .doOnNext(event -> sink.tryEmitNext("again"))
                        .take(100_000)
                        .count())
                .expectNext(100_000L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    private ChangeFlux<Integer> counted(Mono<?> response) {
        return watch(() -> Mono.defer(() -> {
            polls.incrementAndGet();
            return response;
        }));
    }

    /** Watches an empty listing whose only page arrives with the completion of a response. */
    private static ChangeFlux<Integer> watch(Supplier<Mono<?>> response) {
        return new ChangeFlux<>(new FakeWatched(() -> listing(response.get()))).every(INTERVAL);
    }

    private static PagedFlux<Integer> listing(Mono<?> response) {
        return PagedFlux.fromPages(response.then(Mono.just(new Page<>(List.of(), null, ""))));
    }
}
