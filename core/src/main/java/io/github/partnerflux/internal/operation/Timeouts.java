package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;

/** How long a call and each of its attempts may take. */
public final class Timeouts {

    final Duration attempt;
    final Duration call;

    /** Not an event loop: a timeout comes in time even if a subscriber blocks that. */
    private final Scheduler signals;

    public Timeouts(Duration attempt, Duration call, Scheduler signals) {
        this.attempt = attempt;
        this.call = call;
        this.signals = signals;
    }

    /** Returns these timeouts with those that a request overrides. */
    Timeouts with(@Nullable RequestOverrideConfiguration override) {
        return override == null
                ? this
                : new Timeouts(
                        Objects.requireNonNullElse(override.apiCallAttemptTimeout(), attempt),
                        Objects.requireNonNullElse(override.apiCallTimeout(), call),
                        signals);
    }

    /** Returns the shorter one of the two. */
    public Duration shortest() {
        return attempt.compareTo(call) < 0 ? attempt : call;
    }

    <T> Mono<T> limit(Mono<T> work, Duration timeout, Mono<T> timedOut) {
        return work.timeout(timeout, timedOut, signals);
    }
}
