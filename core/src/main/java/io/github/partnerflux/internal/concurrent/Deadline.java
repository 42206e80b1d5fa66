// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import java.time.Duration;
import java.util.concurrent.TimeUnit;

/** A point in time that limits several waits together. */
public final class Deadline {

    private final long nanoTime;

    private Deadline(long nanoTime) {
        this.nanoTime = nanoTime;
    }

    public static Deadline in(Duration duration) {
        return new Deadline(System.nanoTime() + duration.toNanos());
    }

    /** Returns the remaining time, at least 1 ms. */
    public Duration left() {
        return Duration.ofNanos(Math.max(TimeUnit.MILLISECONDS.toNanos(1), nanoTime - System.nanoTime()));
    }

    /**
     * Waits until a thread has terminated or the deadline has passed. An interrupt does not end the wait; the interrupt
     * status is preserved.
     */
    public void awaitEnd(Thread thread) {
        boolean interrupted = false;
        while (true) {
            try {
                thread.join(left().toMillis());
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
