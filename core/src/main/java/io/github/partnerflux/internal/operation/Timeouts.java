// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * How long a call and each of its attempts may take.
 *
 * @param attempt the {@code apiCallAttemptTimeout}
 * @param call the {@code apiCallTimeout}, retries included
 */
public record Timeouts(Duration attempt, Duration call) {

    /** Returns these timeouts with those that a request overrides. */
    Timeouts with(@Nullable RequestOverrideConfiguration override) {
        return override == null
                ? this
                : new Timeouts(
                        Objects.requireNonNullElse(override.apiCallAttemptTimeout(), attempt),
                        Objects.requireNonNullElse(override.apiCallTimeout(), call));
    }

    public Duration shortest() {
        return attempt.compareTo(call) < 0 ? attempt : call;
    }
}
