package io.github.partnerflux.internal.retry;

import java.time.Clock;
import java.time.Duration;

/**
 * How far the service's clock was found to be ahead of this machine's. Requests are signed by the service's, because a signature
 * holds good for some minutes only.
 */
final class ServiceClock {

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    ServiceClock(Clock machine) {
        this.machine = machine;
    }

    Duration offset() {
        return offset;
    }

    Clock at(Duration offset) {
        return Clock.offset(machine, offset);
    }

    void correct(Duration offset) {
        this.offset = offset;
    }
}
