package io.github.partnerflux.emulator;

import java.time.Duration;
import java.util.Objects;

/** Checks of durations that users pass. */
final class Durations {

    private Durations() {}

    /** Checks that a duration is not negative, and short enough to be counted in nanoseconds, as schedulers do. */
    static Duration checkNotNegative(String name, Duration duration) {
        Objects.requireNonNull(duration, name);
        if (duration.isNegative()) {
            throw new IllegalArgumentException(name + " must not be negative, but is " + duration);
        }
        if (duration.compareTo(Duration.ofDays(365)) > 0) {
            throw new IllegalArgumentException(name + " must be at most 365 days, but is " + duration);
        }
        return duration;
    }
}
