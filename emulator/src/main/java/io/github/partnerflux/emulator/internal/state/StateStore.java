// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Clock;
import java.util.function.Function;

/** Holds the state, and lets one caller at a time access it, for microseconds. */
public final class StateStore {

    private final Settings settings;
    private final Accounts accounts;
    private final Clock clock;
    private final Object lock = new Object();
    private State state;

    public StateStore(Settings settings, Accounts accounts, Clock clock) {
        this.settings = settings;
        this.accounts = accounts;
        this.clock = clock;
        this.state = initial();
    }

    /** Calls a function with the state, after what has become due meanwhile. */
    public <T> T access(Function<State, T> function) {
        synchronized (lock) {
            state.timeline().update();
            state.schedule().applyUntil(state.now());
            return function.apply(state);
        }
    }

    /** Replaces the state by the one at the start. */
    public void reset() {
        synchronized (lock) {
            state = initial();
        }
    }

    /** Returns a copy of what is to be saved. */
    public State.Snapshot snapshot() {
        return access(State::snapshot);
    }

    /**
     * Replaces the state by one that was saved.
     *
     * @throws RuntimeException if the tables do not fit together; the state is unchanged
     */
    public void restore(State.Snapshot snapshot) {
        synchronized (lock) {
            State restored = initial();
            restored.restore(snapshot);
            // Tables with two rows of one key, for example, lose one.
            if (!restored.snapshot().equals(snapshot)) {
                throw new IllegalArgumentException("the tables contradict each other");
            }
            state = restored;
        }
    }

    private State initial() {
        return new State(settings, accounts, new Timeline(clock));
    }
}
