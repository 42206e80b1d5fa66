// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.FakePolls.Task;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.exception.WaitTimeoutException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.reactivestreams.Publisher;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.Scannable.Attr;
import reactor.core.publisher.BaseSubscriber;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;

class PollerFluxUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);
    private static final Duration SECOND = Duration.ofSeconds(1);

    @Test
    void emitsEachResponseAndCompletesAfterTheFinalOne() {
        FakePolls polls = FakePolls.of("IN_PROGRESS", "IN_PROGRESS", "SUCCEEDED");

        StepVerifier.withVirtualTime(() -> polls.flux().map(Task::status))
                .expectNext("IN_PROGRESS")
                .thenAwait(Duration.ofDays(1))
                .expectNext("IN_PROGRESS", "SUCCEEDED")
                .expectComplete()
                .verify(TIMEOUT);

        assertThat(polls.count()).isEqualTo(3);
    }

    @Test
    void completesAfterAFailureToo() {
        StepVerifier.create(FakePolls.of("FAILED").flux())
                .expectNext(new Task("task-1", "FAILED"))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void anUnknownStateIsNotFinal() {
        StepVerifier.withVirtualTime(
                        () -> FakePolls.of("A_NEW_STATE", "SUCCEEDED").flux().map(Task::status))
                .expectNext("A_NEW_STATE")
                .thenAwait(Duration.ofMinutes(1))
                .expectNext("SUCCEEDED")
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void pollsOnlyWhenAResponseIsRequested() {
        FakePolls polls = FakePolls.of("IN_PROGRESS");

        withoutDemand(() -> polls.flux().every(SECOND))
                .expectSubscription()
                .thenAwait(Duration.ofDays(1))
                .then(() -> assertThat(polls.count()).isZero())
                .thenRequest(1)
                .expectNextCount(1)
                .thenAwait(Duration.ofDays(1))
                .then(() -> assertThat(polls.count()).isEqualTo(1))
                .thenRequest(2)
                .then(() -> assertThat(polls.count()).isEqualTo(1))
                .thenAwait(SECOND)
                .expectNextCount(1)
                .thenAwait(SECOND)
                .expectNextCount(1)
                .thenAwait(Duration.ofDays(1))
                .then(() -> assertThat(polls.count()).isEqualTo(3))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void anExplicitIntervalIsConstant() {
        FakePolls polls = FakePolls.of("IN_PROGRESS");

        StepVerifier.withVirtualTime(() -> polls.flux().every(SECOND))
                .expectNextCount(1)
                .thenAwait(Duration.ofMillis(999))
                .then(() -> assertThat(polls.count()).isEqualTo(1))
                .thenAwait(Duration.ofMillis(1))
                .expectNextCount(1)
                .thenAwait(Duration.ofSeconds(3599))
                .expectNextCount(3599)
                .then(() -> assertThat(polls.count()).isEqualTo(3601))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @ParameterizedTest(name = "the delay after poll {0} is {1} ms, more or less")
    @CsvSource({"1, 2000", "2, 4000", "3, 8000", "5, 32000", "6, 60000", "1000, 60000"})
    void theDefaultIntervalDoublesUpToAMinute(int polls, long millis) {
        PollInterval interval = PollInterval.doubling();

        List<Duration> delays = Flux.range(0, 1_000)
                .map(i -> interval.after(polls))
                .collectList()
                .block(TIMEOUT);

        Duration shortest = Duration.ofMillis(millis * 8 / 10);
        Duration longest = Duration.ofMillis(millis * 12 / 10);
        assertThat(delays).allSatisfy(delay -> assertThat(delay).isBetween(shortest, longest));
        assertThat(delays).anySatisfy(delay -> assertThat(delay).isLessThan(Duration.ofMillis(millis)));
        assertThat(delays).anySatisfy(delay -> assertThat(delay).isGreaterThan(Duration.ofMillis(millis)));
    }

    @Test
    void theIntervalStartsWithTheResponse() {
        FakePolls polls = FakePolls.of("IN_PROGRESS").through(response -> response.delayElement(SECOND));

        StepVerifier.withVirtualTime(() -> polls.flux().every(SECOND))
                .thenAwait(SECOND)
                .expectNextCount(1)
                .thenAwait(Duration.ofMillis(999))
                .then(() -> assertThat(polls.count()).isEqualTo(1))
                .thenAwait(Duration.ofMillis(1))
                .then(() -> assertThat(polls.count()).isEqualTo(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @Test
    void closingEndsTheDelay() {
        IllegalStateException closed = new IllegalStateException("closed");
        Sinks.One<Task> closing = Sinks.one();
        FakePolls polls = FakePolls.of("IN_PROGRESS");

        StepVerifier.withVirtualTime(() ->
                        polls.flux().untilClosed(operation -> closing.asMono()).every(SECOND))
                .expectNextCount(1)
                .then(() -> closing.tryEmitError(closed))
                .expectErrorSatisfies(e -> assertThat(e).isSameAs(closed))
                .verify(TIMEOUT);

        assertThat(polls.count()).isEqualTo(1);
    }

    @Test
    void aWaitThatHasEndedDoesNotListenForTheClosing() {
        TestPublisher<Task> closing = TestPublisher.create();
        FakePolls polls = FakePolls.of("SUCCEEDED");

        StepVerifier.create(polls.flux().untilClosed(operation -> closing.mono()))
                .expectNextCount(1)
                .expectComplete()
                .verify(TIMEOUT);

        closing.assertWasSubscribed();
        closing.assertCancelled();
    }

    @Test
    void theResultIsTheFinalResponse() {
        StepVerifier.withVirtualTime(
                        () -> FakePolls.of("IN_PROGRESS", "SUCCEEDED").flux().result())
                .thenAwait(Duration.ofMinutes(1))
                .expectNext(new Task("task-1", "SUCCEEDED"))
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void anotherFinalStateFailsTheResult() {
        StepVerifier.withVirtualTime(
                        () -> FakePolls.of("IN_PROGRESS", "CANCELED").flux().result())
                .thenAwait(Duration.ofMinutes(1))
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(UnexpectedStateException.class)
                            .hasMessage("GetTask: waited for SUCCEEDED, but the status is CANCELED");
                    assertThat(((UnexpectedStateException) e).response(Task.class))
                            .isEqualTo(new Task("task-1", "CANCELED"));
                })
                .verify(TIMEOUT);
    }

    @Test
    void anotherTaskInItsPlaceFailsTheWait() {
        FakePolls polls = FakePolls.of(
                poll -> Mono.just(poll == 1 ? new Task("task-1", "IN_PROGRESS") : new Task("task-2", "SUCCEEDED")));

        StepVerifier.withVirtualTime(() -> polls.flux())
                .expectNext(new Task("task-1", "IN_PROGRESS"))
                .thenAwait(Duration.ofMinutes(1))
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(UnexpectedStateException.class)
                            .hasMessage("GetTask: waited for SUCCEEDED of task-1, but task-2 has taken its place");
                    assertThat(((UnexpectedStateException) e).response()).isEqualTo(new Task("task-2", "SUCCEEDED"));
                })
                .verify(TIMEOUT);
    }

    @Test
    void aFailedPollEndsTheWait() {
        IllegalStateException failure = new IllegalStateException("no");
        FakePolls polls =
                FakePolls.of(poll -> poll == 1 ? Mono.just(new Task("task-1", "IN_PROGRESS")) : Mono.error(failure));

        StepVerifier.withVirtualTime(() -> polls.flux())
                .expectNextCount(1)
                .thenAwait(Duration.ofMinutes(1))
                .expectErrorSatisfies(e -> assertThat(e).isSameAs(failure))
                .verify(TIMEOUT);
    }

    @Test
    void aPollWithoutResponseEndsTheWait() {
        StepVerifier.create(FakePolls.of(poll -> Mono.empty()).flux())
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOf(NoSuchElementException.class)
                        .hasMessage("GetTask: completed without a response"))
                .verify(TIMEOUT);
    }

    @Test
    void theLimitEndsADelay() {
        FakePolls polls = FakePolls.of("IN_PROGRESS");

        StepVerifier.withVirtualTime(
                        () -> polls.flux().every(Duration.ofMinutes(1)).atMost(Duration.ofSeconds(90)))
                .expectNextCount(1)
                .thenAwait(Duration.ofMinutes(1))
                .expectNextCount(1)
                .thenAwait(Duration.ofSeconds(30))
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(WaitTimeoutException.class)
                            .hasMessage("GetTask: waited for SUCCEEDED for PT1M30S, but the status is IN_PROGRESS")
                            .hasCauseInstanceOf(TimeoutException.class);
                    assertThat(((WaitTimeoutException) e).response(Task.class))
                            .isEqualTo(new Task("task-1", "IN_PROGRESS"));
                })
                .verify(TIMEOUT);
        assertThat(polls.count()).isEqualTo(2);
    }

    @Test
    void theLimitAbortsThePollInFlight() {
        TestPublisher<Task> response = TestPublisher.create();
        FakePolls polls = FakePolls.of(poll -> response.mono());

        StepVerifier.withVirtualTime(() -> polls.flux().atMost(SECOND))
                .expectSubscription()
                .thenAwait(SECOND)
                .expectErrorSatisfies(e -> {
                    assertThat(e)
                            .isInstanceOf(WaitTimeoutException.class)
                            .hasMessage("GetTask: waited for SUCCEEDED for PT1S, but there has been no response");
                    assertThat(((WaitTimeoutException) e).response()).isNull();
                    assertThat(((WaitTimeoutException) e).response(Task.class)).isNull();
                })
                .verify(TIMEOUT);
        response.assertCancelled();
    }

    @Test
    void theLimitStartsWithTheFirstPoll() {
        withoutDemand(() -> FakePolls.of("IN_PROGRESS").flux().atMost(SECOND))
                .expectSubscription()
                .expectNoEvent(Duration.ofDays(1))
                .thenRequest(1)
                .expectNextCount(1)
                .expectNoEvent(Duration.ofMillis(999))
                .thenAwait(Duration.ofMillis(1))
                .expectError(WaitTimeoutException.class)
                .verify(TIMEOUT);
    }

    @Test
    void aLimitThatIsNotReachedHasNoEffect() {
        StepVerifier.withVirtualTime(() -> FakePolls.of("IN_PROGRESS", "SUCCEEDED")
                        .flux()
                        .every(SECOND)
                        .atMost(Duration.ofDays(365)))
                .thenAwait(Duration.ofDays(366))
                .expectNextCount(2)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void aCancelAbortsThePollInFlight() {
        TestPublisher<Task> response = TestPublisher.createNoncompliant(TestPublisher.Violation.CLEANUP_ON_TERMINATE);
        Recorder recorder = new Recorder();
        FakePolls.of(poll -> response.mono()).flux().subscribe(recorder);
        recorder.request(1);
        response.assertWasSubscribed();

        recorder.cancel();
        response.next(new Task("task-1", "SUCCEEDED"));

        response.assertCancelled();
        assertThat(recorder.responses).isEmpty();
    }

    @Test
    void aCancelEndsTheDelayAndTheLimit() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            FakePolls polls = FakePolls.of("IN_PROGRESS");
            Recorder recorder = new Recorder();
            polls.flux().every(SECOND).atMost(Duration.ofDays(365)).subscribe(recorder);
            recorder.requestUnbounded();
            time.advanceTimeBy(SECOND);

            recorder.cancel();

            assertNoTimerIsLeft(time);
            assertThat(polls.count()).isEqualTo(2);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void theFinalResponseEndsTheLimit() {
        VirtualTimeScheduler time = VirtualTimeScheduler.getOrSet();
        try {
            FakePolls.of("SUCCEEDED").flux().atMost(Duration.ofDays(365)).blockLast(TIMEOUT);

            assertNoTimerIsLeft(time);
        } finally {
            VirtualTimeScheduler.reset();
        }
    }

    @Test
    void discardsAResponseThatArrivesTogetherWithACancel() {
        Task task = new Task("task-1", "SUCCEEDED");
        List<Task> discarded = new ArrayList<>();
        Recorder recorder = new Recorder();
        FakePolls.of(poll -> Mono.just(task).doAfterTerminate(recorder::cancel))
                .flux()
                .doOnDiscard(Task.class, discarded::add)
                .subscribe(recorder);

        recorder.request(1);

        assertThat(recorder.responses).isEmpty();
        assertThat(discarded).containsExactly(task);
    }

    @Test
    void aCancelInOnNextPreventsTheCompletion() {
        List<String> signals = new ArrayList<>();

        FakePolls.of("SUCCEEDED").flux().subscribe(new BaseSubscriber<>() {
            @Override
            protected void hookOnNext(Task task) {
                signals.add(task.status());
                cancel();
            }

            @Override
            protected void hookOnComplete() {
                signals.add("completed");
            }
        });

        assertThat(signals).containsExactly("SUCCEEDED");
    }

    @Test
    void eachSubscriberWaitsForItself() {
        FakePolls polls = FakePolls.of("IN_PROGRESS", "SUCCEEDED");
        PollerFlux<Task> flux = polls.flux().every(Duration.ofMillis(1));

        assertThat(flux.collectList().block(TIMEOUT)).hasSize(2);
        assertThat(flux.collectList().block(TIMEOUT)).hasSize(1);
        assertThat(polls.count()).isEqualTo(3);
    }

    @Test
    void theReactorContextReachesEveryPoll() {
        List<String> seen = new ArrayList<>();
        FakePolls polls = FakePolls.of("IN_PROGRESS", "SUCCEEDED")
                .through(response -> Mono.deferContextual(context -> {
                    seen.add(context.get("tenant"));
                    return response;
                }));

        polls.flux()
                .every(Duration.ofMillis(1))
                .contextWrite(context -> context.put("tenant", "a"))
                .blockLast(TIMEOUT);

        assertThat(seen).containsExactly("a", "a");
    }

    @Test
    void pollsStartOnThreadsThatMayBlock() {
        List<Boolean> nonBlocking = new ArrayList<>();
        FakePolls polls = FakePolls.of("IN_PROGRESS", "IN_PROGRESS", "SUCCEEDED")
                .through(response -> response.doOnSubscribe(s -> nonBlocking.add(Schedulers.isInNonBlockingThread())));

        polls.flux().every(Duration.ofMillis(1)).blockLast(TIMEOUT);

        assertThat(nonBlocking).containsExactly(false, false, false);
    }

    @Test
    void anExceededLimitIsSignalledOnAThreadThatMayBlock() {
        AtomicReference<Boolean> nonBlocking = new AtomicReference<>();

        FakePolls.of(poll -> Mono.never())
                .flux()
                .atMost(Duration.ofMillis(1))
                .doOnError(e -> nonBlocking.set(Schedulers.isInNonBlockingThread()))
                .onErrorComplete(WaitTimeoutException.class)
                .blockLast(TIMEOUT);

        assertThat(nonBlocking).hasValue(false);
    }

    @Test
    void tenThousandSynchronousPollsDoNotOverflowTheStack() {
        FakePolls polls =
                FakePolls.of(poll -> Mono.just(new Task("task-1", poll < 10_000 ? "IN_PROGRESS" : "SUCCEEDED")));

        StepVerifier.withVirtualTime(
                        () -> polls.flux().every(Duration.ofNanos(1)).count())
                .thenAwait(SECOND)
                .expectNext(10_000L)
                .expectComplete()
                .verify(TIMEOUT);
    }

    @Test
    void concurrentRequestsLoseAndRepeatNothing() {
        for (int round = 0; round < 20; round++) {
            FakePolls polls = FakePolls.of(
                            poll -> Mono.just(new Task("task-1", poll < 10 ? "IN_PROGRESS" : "SUCCEEDED")))
                    .through(response -> response.publishOn(Schedulers.parallel()));
            Sinks.Empty<Void> done = Sinks.empty();
            Recorder recorder = new Recorder() {
                @Override
                protected void hookOnComplete() {
                    done.tryEmitEmpty();
                }
            };
            polls.flux().every(Duration.ofNanos(1)).subscribe(recorder);

            Flux.range(0, 10)
                    .parallel(2)
                    .runOn(Schedulers.boundedElastic())
                    .doOnNext(i -> recorder.request(1))
                    .then()
                    .block(TIMEOUT);
            done.asMono().block(TIMEOUT);

            assertThat(recorder.responses).hasSize(10);
            assertThat(polls.count()).isEqualTo(10);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {0, -1})
    void aNonPositiveRequestIsAnErrorByRule309(long n) {
        Sinks.One<Throwable> error = Sinks.one();
        // StepVerifier and BaseSubscriber would refuse the request themselves.
        FakePolls.of("IN_PROGRESS").flux().subscribe(new CoreSubscriber<>() {
            @Override
            public void onSubscribe(Subscription subscription) {
                subscription.request(n);
            }

            @Override
            public void onNext(Task task) {}

            @Override
            public void onError(Throwable e) {
                error.tryEmitValue(e);
            }

            @Override
            public void onComplete() {}
        });

        assertThat(error.asMono().block(TIMEOUT))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("3.9");
    }

    @Test
    void theSubscriptionCanBeScanned() {
        Recorder recorder = new Recorder();
        FakePolls.of(poll -> Mono.never()).flux().subscribe(recorder);
        Scannable subscription = Scannable.from(recorder.subscription);

        recorder.request(3);

        assertThat(subscription.scanUnsafe(Attr.ACTUAL)).isSameAs(recorder);
        assertThat(subscription.scan(Attr.REQUESTED_FROM_DOWNSTREAM)).isEqualTo(3);
        assertThat(subscription.parents()).isNotEmpty();
        assertThat(subscription.stepName()).isEqualTo("GetTask");
        recorder.cancel();
        assertThat(subscription.scan(Attr.CANCELLED)).isTrue();
        assertThat(subscription.scan(Attr.TERMINATED)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT24H0.000000001S"})
    void refusesAnIntervalOutOfRange(String interval) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakePolls.of("SUCCEEDED").flux().every(Duration.parse(interval)))
                .withMessageStartingWith("every must be ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-1S", "PT8760H0.000000001S"})
    void refusesALimitOutOfRange(String limit) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> FakePolls.of("SUCCEEDED").flux().atMost(Duration.parse(limit)))
                .withMessage("atMost must be more than 0 and up to 365 days, but is " + Duration.parse(limit));
    }

    /** By default, time that passes without a timer passes when a timer is started. */
    private static <T> StepVerifier.FirstStep<T> withoutDemand(Supplier<Publisher<T>> source) {
        return StepVerifier.withVirtualTime(source, () -> VirtualTimeScheduler.getOrSet(false), 0);
    }

    /** A timer that fires schedules what it starts on a thread that may block. */
    private static void assertNoTimerIsLeft(VirtualTimeScheduler time) {
        long scheduled = time.getScheduledTaskCount();
        time.advanceTimeBy(Duration.ofDays(365));
        assertThat(time.getScheduledTaskCount()).isEqualTo(scheduled);
    }

    /** Requests nothing by itself. */
    private static class Recorder extends BaseSubscriber<Task> {

        final List<Task> responses = new ArrayList<>();
        Subscription subscription;

        @Override
        protected void hookOnSubscribe(Subscription s) {
            subscription = s;
        }

        @Override
        protected void hookOnNext(Task task) {
            responses.add(task);
        }
    }
}
