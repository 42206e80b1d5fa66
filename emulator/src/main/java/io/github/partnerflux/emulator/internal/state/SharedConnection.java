// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A connection between two emulated accounts, or one of them and an external participant: one value, which each sees as
 * a {@link Connection}.
 *
 * <p>Assumption: {@code UpdatedAt} is the time of the last change of any type.
 *
 * @param id {@code pac-} and 13 letters or digits
 * @param firstAccountId one participant
 * @param secondAccountId the other participant
 * @param updatedAt when a type was last added or canceled
 * @param types the types, in the order in which they were added
 */
public record SharedConnection(
        String id, String firstAccountId, String secondAccountId, Instant updatedAt, Map<String, Entry> types) {

    /** Returns whether any type is active. */
    public boolean isActive() {
        return types.values().stream().anyMatch(Entry::isActive);
    }

    public boolean isActive(String type) {
        Entry entry = types.get(type);
        return entry != null && entry.isActive();
    }

    List<String> participants() {
        return List.of(firstAccountId, secondAccountId);
    }

    /** Returns the participant that is not the given one. */
    public String otherThan(String accountId) {
        return accountId.equals(firstAccountId) ? secondAccountId : firstAccountId;
    }

    /**
     * Returns the connection with an active type.
     *
     * <p>Assumption: it replaces the entry of the type that was canceled.
     */
    SharedConnection with(String type, Connection.Inviter inviter, Instant now) {
        return with(type, new Entry(inviter, now, null), now);
    }

    SharedConnection cancel(String type, Connection.Cancellation cancellation) {
        Entry entry = types.get(type);
        return entry == null
                ? this
                : with(type, new Entry(entry.inviter(), entry.createdAt(), cancellation), cancellation.at());
    }

    private SharedConnection with(String type, Entry entry, Instant now) {
        Map<String, Entry> changed = new LinkedHashMap<>(types);
        changed.put(type, entry);
        return new SharedConnection(id, firstAccountId, secondAccountId, now, Collections.unmodifiableMap(changed));
    }

    /** One type, from its invitation to its cancellation, if it was canceled. */
    public record Entry(Connection.Inviter inviter, Instant createdAt, Connection.@Nullable Cancellation cancellation) {

        public boolean isActive() {
            return cancellation == null;
        }
    }
}
