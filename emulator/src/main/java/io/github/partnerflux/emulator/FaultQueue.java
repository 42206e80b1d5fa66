package io.github.partnerflux.emulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The faults that requests to come will meet, in order. */
final class FaultQueue {

    private final Deque<Fault> faults = new ArrayDeque<>();

    /** Adds all of them, or on a {@code null} among them none. */
    synchronized void add(Fault... more) {
        for (Fault fault : more) {
            if (fault == null) {
                throw new NullPointerException("fault");
            }
        }
        for (Fault fault : more) {
            faults.addLast(fault);
        }
    }

    /** The next request's fault, or {@link Fault#NONE}. */
    synchronized Fault take() {
        Fault next = faults.pollFirst();
        if (next == null) {
            return Fault.NONE;
        }
        if (next.times() > 1) {
            faults.addFirst(next.times(next.times() - 1));
        }
        return next;
    }
}
