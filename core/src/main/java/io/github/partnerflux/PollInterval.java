// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.time.Duration;
import java.util.concurrent.ThreadLocalRandom;

/** The delay between two polls. */
interface PollInterval {

    Duration FIRST = Duration.ofSeconds(2);
    Duration LONGEST = Duration.ofMinutes(1);

    /** The share of an interval by which it is shortened or extended, so that many waits do not poll together. */
    double JITTER = 0.2;

    /**
     * Returns the delay before the next poll.
     *
     * @param polls the number of polls so far, at least 1
     */
    Duration after(int polls);

    static PollInterval constant(Duration interval) {
        return polls -> interval;
    }

    /** Starts with {@link #FIRST} and doubles up to {@link #LONGEST}. */
    static PollInterval doubling() {
        return polls -> {
            double nominal = Math.min(FIRST.toNanos() * Math.pow(2, polls - 1), (double) LONGEST.toNanos());
            return jittered(Duration.ofNanos((long) nominal));
        };
    }

    /** Returns a duration that is shortened or extended at random by up to {@link #JITTER}. */
    static Duration jittered(Duration duration) {
        double factor = ThreadLocalRandom.current().nextDouble(1 - JITTER, 1 + JITTER);
        return Duration.ofNanos((long) (duration.toNanos() * factor));
    }
}
