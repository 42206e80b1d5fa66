package io.github.partnerflux.emulator.internal.state;

import java.util.List;

/**
 * An account.
 *
 * @param accountId the account's 12 digits
 * @param credentials the account's long-term credentials
 * @param temporaryCredentials other credentials of the account, with a session token
 * @param connections the account's connections, in the order in which they are listed; unmodifiable
 */
public record Account(
        String accountId, Credentials credentials, Credentials temporaryCredentials, List<Connection> connections) {

    /** Describes the account without its connections, which may be a million. */
    @Override
    public String toString() {
        return "Account[accountId=" + accountId + "]";
    }
}
