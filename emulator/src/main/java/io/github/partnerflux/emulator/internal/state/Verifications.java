// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The verifications of all accounts, which are the same in each catalog. An account that starts verified has generated
 * ones, which are computed until they are replaced.
 */
public final class Verifications {

    private static final Instant GENERATED_AT = Instant.parse("2024-10-01T00:00:00Z");

    private final boolean verified;
    private final long seed;

    /** Verifications that were started. */
    private final Map<Key, Verification> started = new LinkedHashMap<>();

    Verifications(Settings settings) {
        this.verified = settings.verified();
        this.seed = settings.seed();
    }

    /** Returns the latest verification of a type, or {@code null} if none was started. */
    public @Nullable Verification find(Account account, String type) {
        Verification verification = started.get(new Key(account.accountId(), type));
        return verification == null && verified ? generated(account, type) : verification;
    }

    public boolean isVerified(Account account, String type) {
        Verification verification = find(account, type);
        return verification != null && verification.isSuccessful();
    }

    /** Returns whether an account's business was verified with this legal name. */
    public boolean isLegalName(Account account, String legalName) {
        Verification verification = find(account, Verification.BUSINESS);
        return verification != null
                && verification.isSuccessful()
                && verification.business() != null
                && verification.business().legalName().equals(legalName);
    }

    public void put(Account account, Verification verification) {
        put(account.accountId(), verification);
    }

    private void put(String accountId, Verification verification) {
        started.put(new Key(accountId, verification.type()), verification);
    }

    private Verification generated(Account account, String type) {
        Verification verification = type.equals(Verification.BUSINESS)
                ? Verification.ofBusiness(
                        new Verification.Business(
                                CompanyNames.legalName(seed, account), "R" + account.accountId(), "US", "DE"),
                        GENERATED_AT)
                : Verification.ofRegistrant(completion("generated-" + account.accountId(), GENERATED_AT), GENERATED_AT);
        return verification.complete(Verification.SUCCEEDED, null, GENERATED_AT.plus(Duration.ofHours(1)));
    }

    /**
     * Creates the page of a registrant's verification.
     *
     * <p>Assumption: it exists for 7 days.
     *
     * @param name unique among all verifications
     */
    public static Verification.Completion completion(String name, Instant startedAt) {
        return new Verification.Completion(
                "https://verification.example.com/" + name, startedAt.plus(Duration.ofDays(7)));
    }

    Snapshot snapshot() {
        return new Snapshot(started.entrySet().stream()
                .map(entry -> new OfAccount(entry.getKey().accountId(), entry.getValue()))
                .toList());
    }

    void restore(Snapshot snapshot) {
        started.clear();
        snapshot.started().forEach(of -> put(of.accountId(), of.verification()));
    }

    /** What is saved of them: not the generated ones. */
    public record Snapshot(List<OfAccount> started) {}

    /** A verification of an account. */
    public record OfAccount(String accountId, Verification verification) {}

    private record Key(String accountId, String type) {}
}
