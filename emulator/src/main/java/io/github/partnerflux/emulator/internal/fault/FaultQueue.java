// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.fault;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The faults for the next requests, in order. */
public final class FaultQueue {

    private final Deque<InjectedFault> faults = new ArrayDeque<>();

    public synchronized void add(List<InjectedFault> more) {
        faults.addAll(more);
    }

    public synchronized void clear() {
        faults.clear();
    }

    /** Takes the fault of the next request: {@link InjectedFault#NONE} if there is none. */
    public synchronized InjectedFault take() {
        InjectedFault next = faults.pollFirst();
        if (next == null) {
            return InjectedFault.NONE;
        }
        if (next.times() > 1) {
            faults.addFirst(next.times(next.times() - 1));
        }
        return next;
    }
}
