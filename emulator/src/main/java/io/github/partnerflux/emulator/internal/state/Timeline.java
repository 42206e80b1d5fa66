// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/**
 * The time of the service: that of a clock, and what it was advanced by. It passes only between accesses to the state,
 * so that all that one call checks and changes has the same time.
 */
public final class Timeline {

    private final Clock clock;
    private Duration advanced = Duration.ZERO;
    private Instant now;

    Timeline(Clock clock) {
        this.clock = clock;
        this.now = time();
    }

    /** Returns the current time, in milliseconds. */
    public Instant now() {
        return now;
    }

    public Duration advanced() {
        return advanced;
    }

    /** Advances the time; what becomes due happens before the next access. */
    public void advance(Duration by) {
        now = now.plus(by);
        advanced = advanced.plus(by);
    }

    /** Sets the time to that of the clock, unless the clock was set back. */
    void update() {
        Instant time = time();
        if (time.isAfter(now)) {
            now = time;
        }
    }

    private Instant time() {
        return clock.instant().plus(advanced).truncatedTo(ChronoUnit.MILLIS);
    }

    Snapshot snapshot() {
        return new Snapshot(advanced);
    }

    void restore(Snapshot snapshot) {
        if (snapshot.advanced().isNegative()) {
            throw new IllegalArgumentException("advanced must not be negative");
        }
        advanced = snapshot.advanced();
        // Fails here, and not on each call, if the time is beyond the range of an Instant.
        now = time();
    }

    /** What is saved of it. */
    public record Snapshot(Duration advanced) {}
}
