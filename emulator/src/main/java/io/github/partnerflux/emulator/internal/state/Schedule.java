// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Comparator;
import java.util.PriorityQueue;
import java.util.function.Consumer;

/**
 * Changes that happen by themselves at a time to come, such as the expiry of an invitation. No thread waits for them:
 * they are applied before the state is accessed next, in the order and with the time at which they were due.
 *
 * <p>Assumption: the service has no delay. What is due at a time has happened for a request at that time.
 */
public final class Schedule {

    private final PriorityQueue<Due> queue =
            new PriorityQueue<>(Comparator.comparing(Due::at).thenComparing(Due::order));
    private long added;

    /** Adds a change, which has no effect if what it concerns has changed meanwhile. */
    public void add(Instant at, Consumer<Instant> change) {
        queue.add(new Due(at, added++, change));
    }

    void applyUntil(Instant now) {
        for (Due next = queue.peek(); next != null && !next.at().isAfter(now); next = queue.peek()) {
            queue.remove();
            next.change().accept(next.at());
        }
    }

    private record Due(Instant at, long order, Consumer<Instant> change) {}
}
