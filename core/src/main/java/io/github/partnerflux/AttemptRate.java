// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

/** Limits the attempts of one account: the generic cell rate algorithm. Not thread-safe. */
final class AttemptRate {

    /** Sums of two do not overflow. */
    private static final long LONGEST = Long.MAX_VALUE / 4;

    private final long interval;
    private final long tolerance;
    private long nextTime;
    private boolean started;

    AttemptRate(double perSecond, int burst) {
        this.interval = Math.min((long) (1e9 / perSecond), LONGEST);
        this.tolerance = (long) Math.min((burst - 1) * (double) interval, (double) LONGEST);
    }

    /**
     * Takes an attempt.
     *
     * @param now the current time, in nanoseconds from any origin
     * @return 0 if it may start now; otherwise the nanoseconds to wait, and nothing is taken
     */
    long tryTake(long now) {
        if (!started || now - nextTime > 0) {
            started = true;
            nextTime = now;
        }
        long delay = nextTime - tolerance - now;
        if (delay > 0) {
            return delay;
        }
        nextTime += interval;
        return 0;
    }
}
