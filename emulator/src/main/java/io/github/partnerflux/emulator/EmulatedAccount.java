package io.github.partnerflux.emulator;

import io.github.partnerflux.emulator.internal.state.Account;
import java.util.List;

/**
 * One of the emulator's accounts: its credentials and its connections.
 *
 * <p>The first account's credentials are {@code test}/{@code test}, the second's {@code test-2}/{@code test-2}, and
 * so on.
 *
 * @param accountId the account's 12 digits
 * @param credentials the account's long-term credentials; requests signed with them carry no session token
 * @param temporaryCredentials other credentials of the account, with a session token, as roles and single sign-on
 *     have them
 * @param connections the account's connections in the catalog {@code AWS}, in the order in which they are listed; an
 *     unmodifiable list that computes its elements on access, so that a large account needs no memory.
 *     {@link EmulatedConnection#inCatalog} returns a connection as another catalog shows it
 */
public record EmulatedAccount(
        String accountId,
        EmulatedCredentials credentials,
        EmulatedCredentials temporaryCredentials,
        List<EmulatedConnection> connections) {

    static EmulatedAccount of(Account account) {
        return new EmulatedAccount(
                account.accountId(),
                EmulatedCredentials.of(account.credentials()),
                EmulatedCredentials.of(account.temporaryCredentials()),
                new EmulatedConnections(account.connections()));
    }

    /**
     * Returns the access key id of the long-term credentials.
     *
     * @return for example {@code test}
     */
    public String accessKeyId() {
        return credentials.accessKeyId();
    }

    /**
     * Returns the secret access key of the long-term credentials.
     *
     * @return for example {@code test}
     */
    public String secretAccessKey() {
        return credentials.secretAccessKey();
    }

    /**
     * Describes the account, without its secrets and connections.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedAccount[accountId=" + accountId + ", accessKeyId=" + accessKeyId() + ", connections="
                + connections.size() + "]";
    }
}
