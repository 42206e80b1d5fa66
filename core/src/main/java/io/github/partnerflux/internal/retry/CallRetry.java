// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.failure.ErrorResponse;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.operation.Attempt;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.Logger;
import reactor.util.Loggers;
import reactor.util.retry.Retry;

/**
 * Retries one call, with {@code retryWhen}: full jitter, hints of the service, the quota, and the correction of a wrong
 * clock. Unlike with Reactor's own backoff, a delay may be near 0, and the last failure is signalled as it is.
 */
public final class CallRetry extends Retry {

    private static final Logger LOG = Loggers.getLogger(CallRetry.class);

    /** The maximum by which a hint extends the computed delay. */
    private static final Duration HINT_MARGIN = Duration.ofSeconds(5);

    private final RetrySettings settings;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;
    private final Scheduler delays;

    /** The cost of the last retry. Needs no synchronization: a call has one attempt at a time. */
    private int lastCost;

    CallRetry(RetrySettings settings, RetryQuota quota, ServiceClock clock, DoubleSupplier random, Scheduler delays) {
        this.settings = settings;
        this.quota = quota;
        this.clock = clock;
        this.random = random;
        this.delays = delays;
    }

    /** Returns the cost of the last retry, or 1 token, to the quota. Called when the call has succeeded. */
    public void succeeded() {
        quota.release(lastCost == 0 ? 1 : lastCost);
    }

    /**
     * Returns attempts that are repeated until one succeeds or the last one has failed. The first attempt runs outside
     * of {@code retryWhen}, which costs each call several objects: most calls need no retry.
     *
     * @param attempt starts an attempt with each subscription
     */
    public <T> Mono<T> retrying(Mono<T> attempt) {
        return attempt.onErrorResume(
                FailedAttempt.class, first -> failingOnce(first, attempt).retryWhen(this));
    }

    private static <T> Mono<T> failingOnce(FailedAttempt first, Mono<T> attempt) {
        AtomicBoolean hasFailed = new AtomicBoolean();
        return Mono.defer(() -> hasFailed.getAndSet(true) ? attempt : Mono.error(first));
    }

    @Override
    public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
        return signals.concatMap(signal ->
                signal.failure() instanceof FailedAttempt failed ? retryOrFail(failed) : Mono.error(signal.failure()));
    }

    private Mono<Long> retryOrFail(FailedAttempt failed) {
        Attempt<?> attempt = failed.attempt();
        FailureClass failureClass =
                FailureClassifier.classify(failed.failure(), attempt.operation().retrySafety());
        if (attempt.number() >= maxAttempts(failureClass) || !tryAcquire(failureClass, attempt)) {
            return Mono.error(failed);
        }
        lastCost = failureClass.cost;
        ErrorResponse response = failed.failure().response();
        if (failureClass == FailureClass.CLOCK_SKEW && response != null && response.clockSkew() != null) {
            correctClock(attempt, response.clockSkew());
        }
        Duration delay = delay(failureClass, attempt.number() - 1, response == null ? null : response.retryAfter());
        if (LOG.isDebugEnabled()) {
            LOG.debug(
                    "{}: retrying in {} ms after attempt {} ({}); {} tokens are left in the retry quota",
                    attempt.call(),
                    delay.toMillis(),
                    attempt.number(),
                    failureClass,
                    quota.available());
        }
        return Mono.delay(delay, delays);
    }

    private boolean tryAcquire(FailureClass failureClass, Attempt<?> attempt) {
        boolean acquired = quota.tryAcquire(failureClass.cost);
        if (!acquired) {
            LOG.debug("{}: not retrying: the retry quota is exhausted", attempt.call());
        }
        return acquired;
    }

    /** From the attempt's own offset: other calls may have found the same skew at the same time. */
    private void correctClock(Attempt<?> attempt, Duration skew) {
        Duration offset = attempt.time().offset().plus(skew);
        clock.correct(offset);
        LOG.debug("{}: correcting the signing clock by {}", attempt.call(), offset);
    }

    private int maxAttempts(FailureClass failureClass) {
        return switch (failureClass) {
            case THROTTLING -> settings.maxThrottlingAttempts();
            case TRANSIENT, CLOCK_SKEW -> settings.maxAttempts();
            case FINAL -> 1;
        };
    }

    /**
     * @param retry the number of the retry, from 0
     */
    private Duration delay(FailureClass failureClass, int retry, @Nullable Duration hint) {
        Duration base =
                failureClass == FailureClass.THROTTLING ? settings.throttlingBackoffBase() : settings.backoffBase();
        double bound = Math.min(base.toNanos() * Math.pow(2, retry), (double)
                settings.maxBackoff().toNanos());
        Duration computed = Duration.ofNanos((long) (random.getAsDouble() * bound));
        if (hint == null || hint.compareTo(computed) < 0) {
            return computed;
        }
        Duration longest = computed.plus(HINT_MARGIN);
        return hint.compareTo(longest) > 0 ? longest : hint;
    }
}
