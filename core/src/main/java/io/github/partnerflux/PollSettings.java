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
 */
record PollSettings<T>(
        Waiter<T, ?> waiter,
        Mono<? extends T> poll,
        PollInterval interval,
        @Nullable Duration limit) {

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
