// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;

/** The connection preferences of the accounts in one catalog. Each account has some, also without a partner. */
public final class Preferences {

    private final Map<String, ConnectionPreferences> updated = new LinkedHashMap<>();

    public ConnectionPreferences of(String accountId) {
        return updated.getOrDefault(accountId, ConnectionPreferences.INITIAL);
    }

    public void put(String accountId, ConnectionPreferences preferences) {
        updated.put(accountId, preferences);
    }

    Snapshot snapshot() {
        return new Snapshot(Snapshots.copy(updated));
    }

    void restore(Snapshot snapshot) {
        updated.clear();
        updated.putAll(snapshot.updated());
    }

    /** What is saved of them, by account id. */
    public record Snapshot(Map<String, ConnectionPreferences> updated) {}
}
