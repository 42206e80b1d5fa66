package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.argument.Arguments;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Catalogs;
import io.github.partnerflux.emulator.internal.state.ProfileUpdates;
import io.github.partnerflux.emulator.internal.state.StateStore;
import io.github.partnerflux.emulator.internal.state.Verification;
import io.github.partnerflux.emulator.internal.throttling.Throttle;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * One of the emulator's accounts: its credentials, its connections, and what tests can change of it.
 *
 * <p>The first account's credentials are {@code test}/{@code test}, the second's {@code test-2}/{@code test-2}, and
 * so on.
 */
public final class EmulatedAccount {

    /** The model's {@code VerificationStatusReason}. */
    private static final Pattern REASON = Pattern.compile("[ -~\\u00A0-\\uD7FF\\uE000-\\uFFFD]{1,200}");

    private final Account account;
    private final StateStore store;
    private final Throttle throttle;

    EmulatedAccount(Account account, StateStore store, Throttle throttle) {
        this.account = account;
        this.store = store;
        this.throttle = throttle;
    }

    /**
     * Returns the account's id.
     *
     * @return 12 digits
     */
    public String accountId() {
        return account.accountId();
    }

    /**
     * Returns the account's long-term credentials. Requests that are signed with them have no session token.
     *
     * @return the credentials
     */
    public EmulatedCredentials credentials() {
        return EmulatedCredentials.of(account.credentials());
    }

    /**
     * Returns other credentials of the account, with a session token, as roles and single sign-on have them.
     *
     * @return the credentials
     */
    public EmulatedCredentials temporaryCredentials() {
        return EmulatedCredentials.of(account.temporaryCredentials());
    }

    /**
     * Returns the access key id of the long-term credentials.
     *
     * @return for example {@code test}
     */
    public String accessKeyId() {
        return account.credentials().accessKeyId();
    }

    /**
     * Returns the secret access key of the long-term credentials.
     *
     * @return for example {@code test}
     */
    public String secretAccessKey() {
        return account.credentials().secretAccessKey();
    }

    /**
     * Returns the account's connections in the catalog {@code AWS}.
     *
     * @return the same as {@code connections("AWS")}
     */
    public List<EmulatedConnection> connections() {
        return connections(Catalogs.AWS);
    }

    /**
     * Returns the account's connections in a catalog, in the order in which they are listed.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @return an unmodifiable view of the current connections, whose elements are computed on access, so that a large
     *     account needs no memory
     * @throws IllegalArgumentException if there is no such catalog
     */
    public List<EmulatedConnection> connections(String catalog) {
        return new EmulatedConnections(store, account, Arguments.checkOneOf("catalog", Catalogs.ALL, catalog));
    }

    /**
     * Completes the verification that the account has started, without a reason.
     *
     * @param verificationType {@code BUSINESS_VERIFICATION} or {@code REGISTRANT_VERIFICATION}
     * @param status {@code SUCCEEDED}, {@code FAILED} or {@code REJECTED}
     * @throws IllegalArgumentException if there is no such type or status
     * @throws IllegalStateException if no verification of the type is pending or in progress
     */
    public void completeVerification(String verificationType, String status) {
        complete(verificationType, status, null);
    }

    /**
     * Completes the verification that the account has started: of its business, or of its registrant, who would do so
     * in a browser.
     *
     * <pre>{@code
     * account.completeVerification("BUSINESS_VERIFICATION", "REJECTED", "The register has no such company.");
     * }</pre>
     *
     * @param verificationType {@code BUSINESS_VERIFICATION} or {@code REGISTRANT_VERIFICATION}
     * @param status {@code SUCCEEDED}, {@code FAILED} or {@code REJECTED}
     * @param reason the {@code VerificationStatusReason}: 1 to 200 characters of the Basic Multilingual
     *     Plane, without control characters
     * @throws IllegalArgumentException if there is no such type or status, or {@code reason} is not valid
     * @throws IllegalStateException if no verification of the type is pending or in progress
     */
    public void completeVerification(String verificationType, String status, String reason) {
        complete(verificationType, status, Arguments.checkMatch("reason", REASON, reason));
    }

    private void complete(String verificationType, String status, @Nullable String reason) {
        Arguments.checkOneOf("verificationType", Verification.TYPES, verificationType);
        Arguments.checkOneOf("status", Verification.FINAL_STATUSES, status);
        store.access(state -> {
            Verification started = state.verifications().find(account, verificationType);
            if (started == null || started.isFinal()) {
                throw new IllegalStateException(
                        "account " + accountId() + " has no " + verificationType + " that is pending or in progress");
            }
            state.verifications().put(account, started.complete(status, reason, state.now()));
            return null;
        });
    }

    /**
     * Sets the rate of this account's requests, as {@link PartnerCentralEmulator.Builder#requestsPerSecond} does for all.
     *
     * @param requestsPerSecond above 0; {@link Double#POSITIVE_INFINITY} is no limit
     * @throws IllegalArgumentException if {@code requestsPerSecond} is not above 0
     */
    public void setRequestsPerSecond(double requestsPerSecond) {
        throttle.limit(account.accountId(), Arguments.checkPositive("requestsPerSecond", requestsPerSecond));
    }

    /**
     * Completes the account's profile update before its time. With {@code SUCCEEDED}, the new profile takes
     * effect, even if its review would have found errors; with {@code FAILED}, the error of the update is
     * {@code INVALID_CONTENT}.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param status {@code SUCCEEDED} or {@code FAILED}
     * @throws IllegalArgumentException if there is no such catalog or status
     * @throws IllegalStateException if no profile update is in progress in the catalog
     * @see PartnerCentralEmulator.Builder#profileUpdateDuration
     */
    public void completeProfileUpdate(String catalog, String status) {
        Arguments.checkOneOf("catalog", Catalogs.ALL, catalog);
        Arguments.checkOneOf("status", List.of("SUCCEEDED", "FAILED"), status);
        store.access(state -> {
            ProfileUpdates updates = state.world(catalog).profileUpdates();
            if (status.equals("SUCCEEDED")) {
                updates.succeed(account, state.now());
            } else {
                updates.reject(account, state.now());
            }
            return null;
        });
    }

    /**
     * Describes the account, without its secrets and connections.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedAccount[accountId=" + accountId() + ", accessKeyId=" + accessKeyId() + "]";
    }
}
