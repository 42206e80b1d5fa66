// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.WaitTimeoutException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/**
 * A wait and its settings.
 *
 * @param poll calls the operation, for each subscriber
 * @param limit the maximum duration of the wait, or {@code null}
 * @param closed fails when the client is closed, and never emits anything else
 */
record PollSettings<T>(
        Waiter<T, ?> waiter,
        Mono<? extends T> poll,
        PollInterval interval,
        @Nullable Duration limit,
        Mono<T> closed) {

    PollSettings<T> withInterval(PollInterval other) {
        return new PollSettings<>(waiter, poll, other, limit, closed);
    }

    PollSettings<T> withLimit(Duration other) {
        return new PollSettings<>(waiter, poll, interval, other, closed);
    }

    PollSettings<T> withClosed(Mono<T> other) {
        return new PollSettings<>(waiter, poll, interval, limit, other);
    }

    /**
     * @param latest the last response, or {@code null}
     */
    WaitTimeoutException limitPassed(@Nullable T latest) {
        return new WaitTimeoutException(
                waiter.operation(),
                "waited for " + waiter.success() + " for " + limit + ", but "
                        + (latest == null
                                ? "there has been no response"
                                : "the status is " + waiter.status().apply(latest)),
                latest);
    }
}
