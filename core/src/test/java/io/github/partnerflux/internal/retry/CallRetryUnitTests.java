// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.failure.Failure.Kind;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.IntFunction;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

/** Retries in virtual time. */
class CallRetryUnitTests {

    private static final Duration FOREVER = Duration.ofDays(1);

    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void startTime() {
        VirtualTimeScheduler.reset();
    }

    @ParameterizedTest(name = "retry {0}")
    @ValueSource(ints = {0, 1, 5})
    void spreadsDelaysEvenlyFromZeroToTheBound(int retry) {
        int samples = 10_000;
        int bins = 20;
        Duration bound = Duration.ofMillis(50L << retry);
        RetrySettings settings = RetrySettings.STANDARD.withAttempts(retry + 2);
        Random random = new Random(20_260_101);
        long[] histogram = new long[bins];
        for (int i = 0; i < samples; i++) {
            Call call = new Call(
                    new RetryStrategy(
                            settings, new RetryQuota(), Clock.systemUTC(), random::nextDouble, Schedulers.parallel()),
                    Failures::refused,
                    retry + 1);
            Duration delay = call.delays().get(retry);

            assertThat(delay).isGreaterThanOrEqualTo(Duration.ZERO).isLessThan(bound);
            histogram[(int) (delay.toNanos() * bins / bound.toNanos())]++;
        }

        double expected = (double) samples / bins;
        double chiSquare = LongStream.of(histogram)
                .mapToDouble(count -> (count - expected) * (count - expected) / expected)
                .sum();
        // The 99.9 % quantile for 19 degrees of freedom.
        assertThat(chiSquare).isLessThan(43.82);
    }

    @Test
    void doublesTheBoundOfTransientDelaysUpToTheLongest() {
        assertThat(delaysAtHalfTheBound(Failures::refused, 12))
                .containsExactly(millis(25, 50, 100, 200, 400, 800, 1_600, 3_200, 6_400, 10_000, 10_000));
    }

    @Test
    void doublesTheBoundOfThrottlingDelaysUpToTheLongest() {
        assertThat(delaysAtHalfTheBound(Failures::throttled, 12))
                .containsExactly(
                        millis(500, 1_000, 2_000, 4_000, 8_000, 10_000, 10_000, 10_000, 10_000, 10_000, 10_000));
    }

    private List<Duration> delaysAtHalfTheBound(IntFunction<FailedAttempt> failure, int attempts) {
        RetrySettings settings = RetrySettings.STANDARD.withAttempts(attempts);
        return new Call(
                        new RetryStrategy(settings, Clock.systemUTC(), () -> 0.5, Schedulers.parallel()),
                        failure,
                        Integer.MAX_VALUE)
                .delays();
    }

    @Test
    void keepsToThePolicysBaseAndBound() {
        RetrySettings settings =
                new RetrySettings(5, 8, Duration.ofMillis(10), Duration.ofSeconds(1), Duration.ofMillis(30));

        assertThat(new Call(
                                new RetryStrategy(settings, Clock.systemUTC(), () -> 0.5, Schedulers.parallel()),
                                Failures::refused,
                                Integer.MAX_VALUE)
                        .delays())
                .containsExactly(millis(5, 10, 15, 15));
    }

    @Test
    void neverOverflows() {
        RetrySettings settings =
                new RetrySettings(3, 102, Duration.ofMillis(50), Duration.ofDays(1), Duration.ofSeconds(20));

        // As many retries as the quota allows.
        assertThat(new Call(
                                new RetryStrategy(settings, Clock.systemUTC(), () -> 0.5, Schedulers.parallel()),
                                Failures::throttled,
                                Integer.MAX_VALUE)
                        .delays())
                .hasSize(100)
                .containsOnly(Duration.ofSeconds(10));
    }

    @ParameterizedTest(name = "hint {0} ms, computed 500 ms: {1} ms")
    @CsvSource(
            nullValues = "none",
            value = {
                "none, 500",
                "0, 500",
                "499, 500",
                "501, 501",
                "1500, 1500",
                "5500, 5500",
                "5501, 5500",
                "10000, 5500",
                "999999999, 5500"
            })
    void followsHintsWithinFiveSecondsOfTheComputedDelay(@Nullable Long hint, long expected) {
        RetryStrategy retries =
                new RetryStrategy(RetrySettings.STANDARD, Clock.systemUTC(), () -> 0.5, Schedulers.parallel());
        Duration retryAfter = hint == null ? null : Duration.ofMillis(hint);

        Call call = new Call(retries, attempt -> Failures.service(Kind.THROTTLING, 429, attempt, retryAfter), 1);

        assertThat(call.delays()).containsExactly(millis(expected));
    }

    @ParameterizedTest(name = "hint {0} ms, computed 25 ms: {1} ms")
    @CsvSource({"0, 25", "1500, 1500", "10000, 5025"})
    void followsHintsOfTransientFailuresToo(long hint, long expected) {
        RetryStrategy retries =
                new RetryStrategy(RetrySettings.STANDARD, Clock.systemUTC(), () -> 0.5, Schedulers.parallel());

        Call call = new Call(
                retries, attempt -> Failures.service(Kind.SERVER_ERROR, 503, attempt, Duration.ofMillis(hint)), 1);

        assertThat(call.delays()).containsExactly(millis(expected));
    }

    static Stream<Arguments> attempts() {
        return Stream.of(
                attempts("transient", List.of("T", "T", "T", "T"), 3),
                attempts("throttling", List.of("R", "R", "R", "R", "R", "R", "R", "R", "R"), 8),
                attempts("never", List.of("N", "N"), 1),
                attempts("never, at a retry", List.of("T", "N", "T"), 2),
                attempts("transient last, below its limit", List.of("R", "T", "R", "R"), 4 + 1),
                attempts("transient last, at its limit", List.of("R", "R", "T", "R"), 3),
                attempts("transient last, beyond its limit", List.of("R", "R", "R", "R", "T", "R"), 5),
                attempts(
                        "throttling after the limit of transient", List.of("T", "T", "R", "R", "R", "R", "R", "R"), 8));
    }

    private static Arguments attempts(String name, List<String> failures, int expected) {
        return Arguments.argumentSet(name, failures, expected);
    }

    /** T: transient, R: throttled, N: never; after the last failure, success. */
    @ParameterizedTest
    @MethodSource("attempts")
    void countsAttempts(List<String> failures, int expected) {
        RetryStrategy retries =
                new RetryStrategy(RetrySettings.STANDARD, Clock.systemUTC(), () -> 0.5, Schedulers.parallel());
        Call call = new Call(
                retries,
                attempt -> switch (failures.get(attempt - 1)) {
                    case "T" -> Failures.refused(attempt);
                    case "R" -> Failures.throttled(attempt);
                    default -> Failures.malformed(attempt);
                },
                failures.size());

        assertThat(call.attempts()).isEqualTo(expected);
        assertThat(call.error() == null).isEqualTo(expected > failures.size());
    }

    @ParameterizedTest
    @ValueSource(strings = {"transient", "throttling"})
    void hasOneAttemptIfThePolicySpecifiesIt(String kind) {
        RetryStrategy retries = new RetryStrategy(
                RetrySettings.STANDARD.withAttempts(1), Clock.systemUTC(), () -> 0.5, Schedulers.parallel());

        Call call = new Call(
                retries, kind.equals("transient") ? Failures::refused : Failures::throttled, Integer.MAX_VALUE);

        assertThat(call.attempts()).isEqualTo(1);
        assertThat(retries.maxAttempts()).isEqualTo(1);
    }

    @Test
    void rethrowsTheLastFailureAsItself() {
        List<FailedAttempt> failures = new ArrayList<>();
        Call call = new Call(
                new RetryStrategy(RetrySettings.STANDARD, Clock.systemUTC(), () -> 0.5, Schedulers.parallel()),
                attempt -> {
                    failures.add(Failures.refused(attempt));
                    return failures.get(attempt - 1);
                },
                Integer.MAX_VALUE);

        assertThat(call.error()).isSameAs(failures.get(2));
        assertThat(failures.get(2).exception()).hasMessage("ListConnections: the connection failed (after 3 attempts)");
        assertThat(failures).allSatisfy(failure -> assertThat(failure).hasNoSuppressedExceptions());
    }

    @Test
    void startsNoAttemptAfterACancel() {
        List<Integer> attempts = new ArrayList<>();
        CallRetry retry = new RetryStrategy(RetrySettings.STANDARD, Clock.systemUTC(), () -> 0.5, Schedulers.parallel())
                .newCall();
        Mono<String> attempt = Mono.defer(() -> {
            attempts.add(attempts.size() + 1);
            return Mono.error(Failures.refused(attempts.size()));
        });
        retry.retrying(attempt).subscribe().dispose();

        time.advanceTimeBy(FOREVER);

        assertThat(attempts).containsExactly(1);
    }

    @ParameterizedTest(name = "{0}: {1} retries")
    @CsvSource({"transient, 35", "throttling, 100"})
    void stopsRetryingInATotalOutage(String kind, int expectedRetries) {
        RetryQuota quota = new RetryQuota();
        RetryStrategy retries =
                new RetryStrategy(RetrySettings.STANDARD, quota, Clock.systemUTC(), () -> 0.5, Schedulers.parallel());
        List<Call> calls = IntStream.range(0, 60)
                .mapToObj(i -> new Call(
                        retries, kind.equals("transient") ? Failures::refused : Failures::throttled, Integer.MAX_VALUE))
                .toList();

        assertThat(calls.stream().mapToInt(call -> call.attempts() - 1).sum()).isEqualTo(expectedRetries);
        // Short of tokens, the failure at hand is final at once.
        Call last = calls.get(59);
        assertThat(last.attempts()).isEqualTo(1);
        assertThat(last.error()).hasNoSuppressedExceptions();
    }

    static Stream<Arguments> tokens() {
        return Stream.of(
                tokens("success at first", List.of(), 401),
                tokens("success after a transient failure", List.of("T"), 400),
                tokens("success after a throttled response", List.of("R"), 400),
                tokens("success after two transient failures", List.of("T", "T"), 400 - 14),
                tokens("success after a transient failure and a throttled response", List.of("T", "R"), 400 - 14),
                tokens("success after a throttled response and a transient failure", List.of("R", "T"), 400 - 5),
                tokens("three transient failures", List.of("T", "T", "T"), 400 - 28));
    }

    private static Arguments tokens(String name, List<String> failures, int expected) {
        return Arguments.argumentSet(name, failures, expected);
    }

    @ParameterizedTest
    @MethodSource("tokens")
    void releasesTheCostOfTheLastRetryOrOne(List<String> failures, int expected) {
        RetryQuota quota = new RetryQuota();
        quota.tryAcquire(100);

        new Call(
                new RetryStrategy(RetrySettings.STANDARD, quota, Clock.systemUTC(), () -> 0.5, Schedulers.parallel()),
                attempt ->
                        failures.get(attempt - 1).equals("T") ? Failures.refused(attempt) : Failures.throttled(attempt),
                failures.size());

        assertThat(quota.available()).isEqualTo(expected);
    }

    private static Duration[] millis(long... millis) {
        return Arrays.stream(millis).mapToObj(Duration::ofMillis).toArray(Duration[]::new);
    }

    /** A call that fails some times and then succeeds, from its first attempt to its end. */
    private final class Call {

        private final List<Duration> attempts = new ArrayList<>();
        private final AtomicReference<@Nullable Throwable> error = new AtomicReference<>();

        /**
         * @param failure the failure of an attempt, the first of which is 1
         */
        Call(RetryStrategy retries, IntFunction<FailedAttempt> failure, int failures) {
            CallRetry retry = retries.newCall();
            Mono<String> attempt = Mono.defer(() -> {
                attempts.add(Duration.ofNanos(time.now(TimeUnit.NANOSECONDS)));
                return attempts.size() <= failures ? Mono.error(failure.apply(attempts.size())) : Mono.just("page");
            });
            retry.retrying(attempt).doOnNext(page -> retry.succeeded()).subscribe(page -> {}, error::set);
            time.advanceTimeBy(FOREVER);
        }

        int attempts() {
            return attempts.size();
        }

        List<Duration> delays() {
            return IntStream.range(1, attempts.size())
                    .mapToObj(i -> attempts.get(i).minus(attempts.get(i - 1)))
                    .toList();
        }

        @Nullable
        Throwable error() {
            return error.get();
        }
    }
}
