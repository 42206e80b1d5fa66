// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.constraint;

import java.time.Duration;
import java.util.Objects;

/** The ranges of durations that users set. They are bounded, so that no sum or product of them overflows. */
public final class Durations {

    private static final Duration DAY = Duration.ofDays(1);
    private static final Duration YEAR = Duration.ofDays(365);

    private Durations() {}

    public static Duration requireUpToADay(String name, Duration duration) {
        if (Objects.requireNonNull(duration, name).isNegative() || duration.compareTo(DAY) > 0) {
            throw new IllegalArgumentException(name + " must be from 0 to 1 day, but is " + duration);
        }
        return duration;
    }

    public static Duration requirePositiveUpToADay(String name, Duration duration) {
        if (Objects.requireNonNull(duration, name).isZero()) {
            throw new IllegalArgumentException(name + " must be more than 0 and up to 1 day, but is " + duration);
        }
        return requireUpToADay(name, duration);
    }

    public static Duration requirePositiveUpToAYear(String name, Duration duration) {
        if (Objects.requireNonNull(duration, name).isNegative() || duration.isZero() || duration.compareTo(YEAR) > 0) {
            throw new IllegalArgumentException(name + " must be more than 0 and up to 365 days, but is " + duration);
        }
        return duration;
    }
}
