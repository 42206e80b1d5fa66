package io.github.partnerflux.emulator;

import java.util.ArrayDeque;
import java.util.Deque;

/** The faults for the next requests, in order. */
final class FaultQueue {

    private final Deque<Fault> faults = new ArrayDeque<>();

    /** Adds all faults, or none if one of them is {@code null}. */
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

    /** Takes the fault of the next request: {@link Fault#NONE} if there is none. */
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
