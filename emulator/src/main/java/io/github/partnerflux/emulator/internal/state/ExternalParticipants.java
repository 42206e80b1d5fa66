// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.SplittableRandom;

/**
 * The participants of added connections that are not emulated. Their profiles are generated from their account ids;
 * only names that were changed are kept.
 */
final class ExternalParticipants {

    private final Accounts accounts;
    private final long seed;
    private final IdSource ids;

    /** The names that were changed, by account id. */
    private final Map<String, String> names = new LinkedHashMap<>();

    ExternalParticipants(Accounts accounts, long catalogSeed, IdSource ids) {
        this.accounts = accounts;
        this.ids = ids;
        this.seed = Seeds.derive(catalogSeed, Seeds.EXTERNAL_PARTICIPANTS);
    }

    boolean isExternal(String accountId) {
        return accounts.withId(accountId) == null;
    }

    /** Returns the account id of a new participant. */
    String nextAccountId() {
        String accountId = ids.nextAccountId();
        while (!isExternal(accountId)) {
            accountId = ids.nextAccountId();
        }
        return accountId;
    }

    Connection.Participant of(String accountId) {
        long derived = Seeds.derive(seed, Long.parseLong(accountId));
        String name = names.get(accountId);
        return new Connection.Participant(
                Connection.ParticipantKind.PARTNER_PROFILE,
                Ids.of(Partner.PROFILE_ID_PREFIX, derived),
                name == null ? CompanyNames.next(new SplittableRandom(derived)) : name);
    }

    void rename(String accountId, String name) {
        names.put(accountId, name);
    }

    Snapshot snapshot() {
        return new Snapshot(Snapshots.copy(names));
    }

    void restore(Snapshot snapshot) {
        names.clear();
        names.putAll(snapshot.names());
    }

    /** What is saved of them. */
    public record Snapshot(Map<String, String> names) {}
}
