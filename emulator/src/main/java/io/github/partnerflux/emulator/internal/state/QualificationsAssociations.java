// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The qualifications associations of one catalog: each account has one primary partner at most. */
final class QualificationsAssociations {

    /** By the subsidiary's account id, in the order in which they started. */
    private final Map<String, QualificationsAssociation> byAccountId = new LinkedHashMap<>();

    /** The account ids of subsidiaries, by primary partner. */
    private final AccountIndex<String> subsidiaries = new AccountIndex<>();

    /** Returns the association of a subsidiary, or {@code null}. */
    @Nullable
    QualificationsAssociation of(String accountId) {
        return byAccountId.get(accountId);
    }

    /** Returns the associations with a primary partner. */
    List<QualificationsAssociation> under(String primaryAccountId) {
        return subsidiaries.of(primaryAccountId).stream().map(byAccountId::get).toList();
    }

    void add(QualificationsAssociation association) {
        byAccountId.put(association.accountId(), association);
        subsidiaries.add(association.primaryAccountId(), association.accountId());
    }

    void remove(String accountId) {
        QualificationsAssociation removed = byAccountId.remove(accountId);
        if (removed != null) {
            subsidiaries.remove(removed.primaryAccountId(), accountId);
        }
    }

    /** Removes the association between two accounts, whichever is the primary. */
    void removeBetween(String accountId, String otherAccountId) {
        if (subsidiaries.of(otherAccountId).contains(accountId)) {
            remove(accountId);
        }
        if (subsidiaries.of(accountId).contains(otherAccountId)) {
            remove(otherAccountId);
        }
    }

    Snapshot snapshot() {
        return new Snapshot(List.copyOf(byAccountId.values()));
    }

    void restore(Snapshot snapshot) {
        byAccountId.clear();
        subsidiaries.clear();
        snapshot.byAccountId().forEach(this::add);
    }

    /** What is saved of them, in the order in which they started. */
    public record Snapshot(List<QualificationsAssociation> byAccountId) {}
}
