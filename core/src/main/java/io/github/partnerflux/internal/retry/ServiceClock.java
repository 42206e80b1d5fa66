// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.operation.SigningTime;
import java.time.Clock;
import java.time.Duration;

/**
 * The service's clock, as far as its error responses have shown it. Requests are signed by it, because a signature is valid for a
 * few minutes only.
 */
final class ServiceClock {

    private final Clock machine;
    private volatile Duration offset = Duration.ZERO;

    ServiceClock(Clock machine) {
        this.machine = machine;
    }

    SigningTime time() {
        Duration current = offset;
        return new SigningTime(Clock.offset(machine, current), current);
    }

    void correct(Duration newOffset) {
        this.offset = newOffset;
    }
}
