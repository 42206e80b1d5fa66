package io.github.partnerflux.emulator.internal.state;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/** The time of the service: that of a clock, and what it was advanced by. */
public final class Timeline {

    private final Clock clock;
    private Duration advanced = Duration.ZERO;

    Timeline(Clock clock) {
        this.clock = clock;
    }

    /** Returns the current time, in milliseconds. */
    public Instant now() {
        return clock.instant().plus(advanced).truncatedTo(ChronoUnit.MILLIS);
    }

    public Duration advanced() {
        return advanced;
    }

    public void advance(Duration by) {
        advanced = advanced.plus(by);
    }

    Snapshot snapshot() {
        return new Snapshot(advanced);
    }

    void restore(Snapshot snapshot) {
        advanced = snapshot.advanced();
    }

    /** What is saved of it. */
    public record Snapshot(Duration advanced) {}
}
