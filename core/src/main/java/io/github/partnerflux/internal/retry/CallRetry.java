package io.github.partnerflux.internal.retry;

import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.function.DoubleSupplier;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.util.retry.Retry;

/**
 * The retries of one call, for {@code retryWhen}: full jitter, hints of the service, the quota, and a wrong clock. Unlike Reactor's own
 * backoff, a delay may be near 0, and the last failure comes out as itself.
 *
 * <p>One call makes one attempt at a time, so the fields need no care.
 */
public final class CallRetry extends Retry {

    /** How much longer than the computed delay a hint may ask to wait. */
    private static final Duration HINT_MARGIN = Duration.ofSeconds(5);

    private final RetryPolicy policy;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;
    private final Scheduler delays;

    private int attempt = 1;
    private int lastCost;
    private Duration clockOffset = Duration.ZERO;

    CallRetry(RetryPolicy policy, RetryQuota quota, ServiceClock clock, DoubleSupplier random, Scheduler delays) {
        this.policy = policy;
        this.quota = quota;
        this.clock = clock;
        this.random = random;
        this.delays = delays;
    }

    /** The number of the attempt that is being made, from 1. */
    public int attempt() {
        return attempt;
    }

    /** The most attempts that the call may come to, whatever its failures are. */
    public int maxAttempts() {
        return Math.max(policy.maxAttempts(), policy.maxThrottlingAttempts());
    }

    /** What to sign the attempt by. */
    public Clock signingClock() {
        clockOffset = clock.offset();
        return clock.at(clockOffset);
    }

    /** To be called once the call has succeeded. */
    public void succeeded() {
        quota.release(lastCost == 0 ? 1 : lastCost);
    }

    public static boolean isThrottling(Throwable failure) {
        return FailureClassifier.classify(failure) == FailureClass.THROTTLING;
    }

    @Override
    public Publisher<?> generateCompanion(Flux<RetrySignal> signals) {
        return signals.concatMap(signal -> retryOrFail(signal.failure()));
    }

    private Mono<Long> retryOrFail(Throwable failure) {
        FailureClass failureClass = FailureClassifier.classify(failure);
        if (attempt >= maxAttempts(failureClass) || !quota.tryAcquire(failureClass.cost)) {
            return Mono.error(failure);
        }
        lastCost = failureClass.cost;
        if (failureClass == FailureClass.CLOCK_SKEW
                && failure instanceof PartnerCentralServiceException e
                && e.clockSkew() != null) {
            // From where this attempt was: others may have found the same at the same time.
            clock.correct(clockOffset.plus(e.clockSkew()));
        }
        // Not counted before it is made: the call may time out while it waits.
        return Mono.delay(delay(failureClass, attempt - 1, hint(failure)), delays)
                .doOnNext(tick -> attempt++);
    }

    private int maxAttempts(FailureClass failureClass) {
        return switch (failureClass) {
            case THROTTLING -> policy.maxThrottlingAttempts();
            case TRANSIENT, CLOCK_SKEW -> policy.maxAttempts();
            case NEVER -> 1;
        };
    }

    private static @Nullable Duration hint(Throwable failure) {
        return failure instanceof PartnerCentralServiceException e ? e.retryAfter() : null;
    }

    /**
     * @param retry the number of the retry, from 0
     */
    private Duration delay(FailureClass failureClass, int retry, @Nullable Duration hint) {
        Duration base = failureClass == FailureClass.THROTTLING ? policy.throttlingBackoffBase() : policy.backoffBase();
        double bound = Math.min(base.toNanos() * Math.pow(2, retry), (double)
                policy.maxBackoff().toNanos());
        Duration computed = Duration.ofNanos((long) (random.getAsDouble() * bound));
        if (hint == null || hint.compareTo(computed) < 0) {
            return computed;
        }
        Duration longest = computed.plus(HINT_MARGIN);
        return hint.compareTo(longest) > 0 ? longest : hint;
    }
}
