// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.argument.Arguments;
import io.github.partnerflux.emulator.internal.state.Account;
import io.github.partnerflux.emulator.internal.state.Catalogs;
import io.github.partnerflux.emulator.internal.state.Connection;
import io.github.partnerflux.emulator.internal.state.ProfileUpdates;
import io.github.partnerflux.emulator.internal.state.State;
import io.github.partnerflux.emulator.internal.state.StateStore;
import io.github.partnerflux.emulator.internal.state.Verification;
import io.github.partnerflux.emulator.internal.state.World;
import io.github.partnerflux.emulator.internal.throttling.Throttle;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.BiConsumer;
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

    /** The model's pattern of a participant's name. */
    private static final Pattern NAME = Pattern.compile("[ -~\\u00A0-\\uD7FF\\uE000-\\uFFFD]{1,80}");

    private static final String CANCELLATION_REASON = "The contract has ended.";

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
     * Adds a connection at the end of the account's list, as if a partner had accepted an invitation of this account.
     * The partner is not emulated and never acts. No quota applies, but the connection counts toward the one of active
     * connections. No invitation is created, and no events are sent.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param connectionType {@code OPPORTUNITY_COLLABORATION} or {@code SUBSIDIARY}
     * @return the id of the connection
     * @throws IllegalArgumentException if there is no such catalog or type
     * @see PartnerCentralEmulator#connect
     */
    public String addConnection(String catalog, String connectionType) {
        Arguments.checkOneOf("catalog", Catalogs.ALL, catalog);
        Arguments.checkOneOf("connectionType", Connection.TYPES, connectionType);
        return store.access(state -> state.world(catalog).addConnection(account, connectionType, state.now()));
    }

    /**
     * Renames the other participant of a connection. Only the participant's name changes: the connection's {@code
     * UpdatedAt} stays, and no events are sent.
     *
     * <p>If the other participant is an emulated account, the display name of its profile changes, and all that shows
     * it. Of a subsidiary whose qualifications are associated, connections show the name of the primary partner
     * as well.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param connectionId the id of one of the account's connections, generated ones included
     * @param name 1 to 80 characters of the Basic Multilingual Plane, without control characters
     * @throws IllegalArgumentException if there is no such catalog or connection, or {@code name} is not valid
     * @throws IllegalStateException if the other participant is an emulated account that has no profile in the catalog
     */
    public void renameOtherParticipant(String catalog, String connectionId, String name) {
        Arguments.checkMatch("name", NAME, name);
        accessConnection(
                catalog,
                connectionId,
                (state, connection) -> state.world(catalog).renameOtherParticipant(account, connection, name));
    }

    /**
     * Cancels all active types of a connection, as if the other participant had called {@code CancelConnection} for
     * each of them. This account receives the event of each cancellation; see {@link PartnerCentralEmulator#events()}.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param connectionId the id of one of the account's connections, generated ones included
     * @throws IllegalArgumentException if there is no such catalog or connection
     * @throws IllegalStateException if all types of the connection are canceled
     */
    public void cancelConnection(String catalog, String connectionId) {
        accessConnection(catalog, connectionId, (state, connection) -> {
            List<String> active = connection.types().entrySet().stream()
                    .filter(type -> type.getValue().isActive())
                    .map(Map.Entry::getKey)
                    .toList();
            if (active.isEmpty()) {
                throw new IllegalStateException("all types of the connection " + connectionId + " are canceled");
            }
            Connection.Cancellation cancellation = new Connection.Cancellation(
                    state.now(), connection.otherParticipantAccountId(), CANCELLATION_REASON);
            World world = state.world(catalog);
            active.forEach(type -> world.cancel(account, connection, type, cancellation));
        });
    }

    /**
     * Removes a connection, for both participants: it is neither listed nor found afterwards. Other connections keep
     * their order, and page tokens stay valid. No events are sent. The service has no operation that does this.
     *
     * @param catalog {@code AWS} or {@code Sandbox}
     * @param connectionId the id of one of the account's connections, generated ones included
     * @throws IllegalArgumentException if there is no such catalog or connection
     */
    public void removeConnection(String catalog, String connectionId) {
        accessConnection(
                catalog,
                connectionId,
                (state, connection) -> state.world(catalog).remove(account, connection));
    }

    private void accessConnection(String catalog, String connectionId, BiConsumer<State, Connection> action) {
        Arguments.checkOneOf("catalog", Catalogs.ALL, catalog);
        Objects.requireNonNull(connectionId, "connectionId");
        store.access(state -> {
            Connection connection = state.world(catalog).connections().find(account, connectionId);
            if (connection == null) {
                throw new IllegalArgumentException("connectionId must be the id of a connection of account "
                        + accountId() + " in the catalog " + catalog + ", but is \"" + connectionId + "\"");
            }
            action.accept(state, connection);
            return null;
        });
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
     * Sets the rate of this account's requests, all operations together, as {@link
     * PartnerCentralEmulator.Builder#requestsPerSecond} does for all accounts. The requests of one second, but at least
     * one, may arrive at once, also right after this call.
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
