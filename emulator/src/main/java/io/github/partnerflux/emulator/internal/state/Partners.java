// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The partners of one catalog. An account that starts as a partner has a generated one, which is computed until it
 * is changed.
 */
public final class Partners {

    private static final Instant REGISTERED_AT = Instant.parse("2024-11-01T00:00:00Z");

    private final Accounts accounts;
    private final boolean registered;
    private final long seed;
    private final long partnerSeed;
    private final long profileSeed;

    /** Partners that were registered or changed, by account id. */
    private final Map<String, Partner> changed = new LinkedHashMap<>();

    private final Map<String, String> accountIdsByProfileId = new HashMap<>();
    private final Set<String> legalNames = new HashSet<>();

    Partners(Accounts accounts, boolean registered, long seed, long catalogSeed) {
        this.accounts = accounts;
        this.registered = registered;
        this.seed = seed;
        this.partnerSeed = Seeds.derive(catalogSeed, Seeds.PARTNERS);
        this.profileSeed = Seeds.derive(catalogSeed, Seeds.PROFILES);
    }

    /** Returns an account's partner, or {@code null} if it has none in this catalog. */
    public @Nullable Partner of(Account account) {
        Partner partner = changed.get(account.accountId());
        return partner == null && registered ? generated(account) : partner;
    }

    /** Returns an account's partner, or {@code null} if it has none in this catalog, or is not emulated. */
    public @Nullable Partner of(String accountId) {
        Account account = accounts.withId(accountId);
        return account == null ? null : of(account);
    }

    /** Returns the partner with a profile's id, or {@code null}. */
    public @Nullable Partner withProfileId(String profileId) {
        String accountId = accountIdsByProfileId.get(profileId);
        if (accountId != null) {
            return changed.get(accountId);
        }
        OptionalLong number = Ids.number(Partner.PROFILE_ID_PREFIX, profileId);
        if (!registered || number.isEmpty()) {
            return null;
        }
        long index = Seeds.index(profileSeed, number.getAsLong());
        return index >= 0 && index < accounts.all().size() ? of(accounts.all().get((int) index)) : null;
    }

    /** Returns whether a partner that was registered has this legal name. Those of generated ones are unique. */
    public boolean hasLegalName(String legalName) {
        return legalNames.contains(legalName);
    }

    public void put(Partner partner) {
        changed.put(partner.accountId(), partner);
        legalNames.add(partner.legalName());
        if (partner.profileId() != null) {
            accountIdsByProfileId.put(partner.profileId(), partner.accountId());
        }
    }

    private Partner generated(Account account) {
        String name = CompanyNames.legalName(seed, account);
        return new Partner(
                Ids.of(Partner.ID_PREFIX, Seeds.derive(partnerSeed, account.index())),
                account.accountId(),
                name,
                REGISTERED_AT,
                new Partner.AllianceLead("Ada", "Lovelace", "alliances@example.com", "Head of Alliances"),
                Ids.of(Partner.PROFILE_ID_PREFIX, Seeds.derive(profileSeed, account.index())),
                new Profile(
                        name,
                        "Migrations to AWS.",
                        "https://www.example.com/",
                        "https://www.example.com/logo.png",
                        "CONSULTING_SERVICES",
                        List.of("COMPUTER_SOFTWARE"),
                        "en-US",
                        null,
                        null),
                true,
                List.of(),
                Map.of());
    }

    Snapshot snapshot() {
        return new Snapshot(List.copyOf(changed.values()));
    }

    void restore(Snapshot snapshot) {
        changed.clear();
        accountIdsByProfileId.clear();
        legalNames.clear();
        snapshot.changed().forEach(this::put);
    }

    /** What is saved of them: not the generated ones. */
    public record Snapshot(List<Partner> changed) {}
}
