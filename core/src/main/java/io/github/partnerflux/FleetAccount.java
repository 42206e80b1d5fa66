// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Objects;
import java.util.function.Supplier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * An account of a fleet: its name, its credentials, and where its listing starts.
 *
 * <pre>{@code
 * FleetAccount.of("210987654321", () -> roleIn("210987654321"))
 *         .from(Checkpoint.parse(stored)) // resumes an earlier listing
 * }</pre>
 *
 * @param key identifies the account in events, for example its AWS account ID. Accounts with the same key are listed one after
 *     the other. It is neither sent nor secret
 * @param credentials creates the account's credentials provider. Called once, when the account's first page is fetched,
 *     on a thread on which it may block for 30 seconds. If the provider is {@link AutoCloseable}, it is closed when the
 *     account's listing ends
 * @param from the checkpoint from which the account is listed
 */
public record FleetAccount(
        String key,
        Supplier<? extends IdentityProvider<? extends AwsCredentialsIdentity>> credentials,
        Checkpoint from) {

    /**
     * Creates an account.
     *
     * @param key identifies the account in events
     * @param credentials creates the account's credentials provider
     * @param from the checkpoint from which the account is listed
     * @throws NullPointerException if an argument is {@code null}
     */
    public FleetAccount {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(credentials, () -> "credentials of account " + key);
        Objects.requireNonNull(from, () -> "from of account " + key);
    }

    /**
     * Creates an account that is listed from the start.
     *
     * @param key identifies the account in events
     * @param credentials creates the account's credentials provider
     * @return the account
     */
    public static FleetAccount of(
            String key, Supplier<? extends IdentityProvider<? extends AwsCredentialsIdentity>> credentials) {
        return new FleetAccount(key, credentials, Checkpoint.start());
    }

    /**
     * Returns the same account, listed from a checkpoint on.
     *
     * @param checkpoint a checkpoint of the same account and request; at {@link Checkpoint#end()}, no request is sent
     * @return another account
     */
    public FleetAccount from(Checkpoint checkpoint) {
        return new FleetAccount(key, credentials, checkpoint);
    }

    /** Describes the account without its credentials. */
    @Override
    public String toString() {
        return "FleetAccount[key=" + key + ", from=" + from + "]";
    }
}
