// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.EnumMap;
import java.util.Map;

/** The limit of each quota. */
public final class Limits {

    private final Map<Quota, Integer> initial;

    /** The limits that were set since the start. */
    private final Map<Quota, Integer> changed = new EnumMap<>(Quota.class);

    Limits(Map<Quota, Integer> initial) {
        this.initial = initial;
    }

    public int of(Quota quota) {
        return changed.getOrDefault(quota, initial.getOrDefault(quota, quota.defaultLimit()));
    }

    public void set(Quota quota, int limit) {
        changed.put(quota, limit);
    }

    Snapshot snapshot() {
        return new Snapshot(Snapshots.copy(changed));
    }

    void restore(Snapshot snapshot) {
        changed.clear();
        changed.putAll(snapshot.changed());
    }

    /** What is saved of them: not the initial ones, so that a start with other ones has an effect. */
    public record Snapshot(Map<Quota, Integer> changed) {}
}
