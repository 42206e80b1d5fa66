// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;

/** The latest events; older ones are dropped, because a program may run for months. */
public final class Events {

    public static final int CAPACITY = 10_000;

    private final Deque<Event> events = new ArrayDeque<>();

    public void add(Event event) {
        if (events.size() == CAPACITY) {
            events.removeFirst();
        }
        events.addLast(event);
    }

    /** Returns the events in the order in which they happened. */
    public List<Event> all() {
        return List.copyOf(events);
    }

    Snapshot snapshot() {
        return new Snapshot(all());
    }

    void restore(Snapshot snapshot) {
        events.clear();
        snapshot.events().forEach(this::add);
    }

    /** What is saved of them. */
    public record Snapshot(List<Event> events) {}
}
