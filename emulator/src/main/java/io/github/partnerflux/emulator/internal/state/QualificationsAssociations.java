package io.github.partnerflux.emulator.internal.state;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The qualifications associations of one catalog: each account has one primary partner at most. */
final class QualificationsAssociations {

    /** By the subsidiary's account id, in the order in which they started. */
    private final Map<String, QualificationsAssociation> byAccountId = new LinkedHashMap<>();

    /** Returns the association of a subsidiary, or {@code null}. */
    @Nullable
    QualificationsAssociation of(String accountId) {
        return byAccountId.get(accountId);
    }

    /** Returns the associations with a primary partner. */
    List<QualificationsAssociation> under(String primaryAccountId) {
        return byAccountId.values().stream()
                .filter(association -> association.primaryAccountId().equals(primaryAccountId))
                .toList();
    }

    void add(QualificationsAssociation association) {
        byAccountId.put(association.accountId(), association);
    }

    void remove(String accountId) {
        byAccountId.remove(accountId);
    }

    /** Removes the association between two accounts, whichever is the primary. */
    void removeBetween(String accountId, String otherAccountId) {
        byAccountId
                .values()
                .removeIf(association -> (association.accountId().equals(accountId)
                                && association.primaryAccountId().equals(otherAccountId))
                        || (association.accountId().equals(otherAccountId)
                                && association.primaryAccountId().equals(accountId)));
    }

    Snapshot snapshot() {
        return new Snapshot(List.copyOf(byAccountId.values()));
    }

    void restore(Snapshot snapshot) {
        byAccountId.clear();
        snapshot.byAccountId().forEach(this::add);
    }

    /** What is saved of them, in the order in which they started. */
    public record Snapshot(List<QualificationsAssociation> byAccountId) {}
}
