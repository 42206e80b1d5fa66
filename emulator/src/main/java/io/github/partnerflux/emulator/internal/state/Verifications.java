package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
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
    private final Map<Key, Verification> started = new HashMap<>();

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
        started.put(new Key(account.accountId(), verification.type()), verification);
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

    private record Key(String accountId, String type) {}
}
