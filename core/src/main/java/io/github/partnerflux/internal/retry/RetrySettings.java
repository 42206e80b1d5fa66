// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import java.time.Duration;

/**
 * The numbers of attempts, and the delays between them.
 *
 * @param maxAttempts the attempt after which a transient failure is final
 * @param maxThrottlingAttempts the attempt after which throttling is final
 * @param backoffBase the bound of the first delay after a transient failure
 * @param throttlingBackoffBase the bound of the first delay after throttling
 * @param maxBackoff the bound of every delay
 */
public record RetrySettings(
        int maxAttempts,
        int maxThrottlingAttempts,
        Duration backoffBase,
        Duration throttlingBackoffBase,
        Duration maxBackoff) {

    public static final RetrySettings STANDARD =
            new RetrySettings(3, 8, Duration.ofMillis(50), Duration.ofSeconds(1), Duration.ofSeconds(20));

    /** Returns these settings with another number of attempts, whatever the failures are. */
    public RetrySettings withAttempts(int attempts) {
        return new RetrySettings(attempts, attempts, backoffBase, throttlingBackoffBase, maxBackoff);
    }

    /** Returns the values in brackets: the public type of these settings adds its name. */
    @Override
    public String toString() {
        return "[maxAttempts=" + maxAttempts + ", maxThrottlingAttempts=" + maxThrottlingAttempts + ", backoffBase="
                + backoffBase + ", throttlingBackoffBase=" + throttlingBackoffBase + ", maxBackoff=" + maxBackoff + "]";
    }
}
