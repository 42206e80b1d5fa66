package io.github.partnerflux.emulator;

import java.util.List;

/**
 * One of the emulator's accounts: who may call, and what a call finds.
 *
 * <p>The first account's credentials are {@code test}/{@code test}, the second's {@code test-2}/{@code test-2}, and so on.
 *
 * @param accountId the account's 12 digits
 * @param credentials the account's lasting credentials; requests signed with them carry no session token
 * @param temporaryCredentials a second way in, with a session token, as role and single sign-on credentials have
 * @param connections the account's connections in the catalog {@code AWS}, in the order in which they are listed; computed
 *     as they are read, so that a large account costs no memory. {@link EmulatedConnection#inCatalog} gives another
 *     catalog's view
 */
public record EmulatedAccount(
        String accountId,
        EmulatedCredentials credentials,
        EmulatedCredentials temporaryCredentials,
        List<EmulatedConnection> connections) {

    /**
     * The access key id of the lasting credentials.
     *
     * @return for example {@code test}
     */
    public String accessKeyId() {
        return credentials.accessKeyId();
    }

    /**
     * The secret of the lasting credentials.
     *
     * @return for example {@code test}
     */
    public String secretAccessKey() {
        return credentials.secretAccessKey();
    }

    /**
     * Names the account, without secrets and without its connections.
     *
     * @return a text that is safe to log
     */
    @Override
    public String toString() {
        return "EmulatedAccount[accountId=" + accountId + ", accessKeyId=" + accessKeyId() + ", connections="
                + connections.size() + "]";
    }
}
