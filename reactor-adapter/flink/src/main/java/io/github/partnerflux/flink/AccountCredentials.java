// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.io.Serializable;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/**
 * Provides the credentials of the accounts of a fleet. Called on the TaskManagers.
 *
 * <pre>{@code
 * .credentials(account -> StsAssumeRoleCredentialsProvider.builder()
 *         .stsClient(Sts.CLIENT)
 *         .refreshRequest(role -> role.roleArn("arn:aws:iam::" + account + ":role/reader").roleSessionName("listing"))
 *         .build())
 *
 * final class Sts { // created on each TaskManager, for all accounts: a provider does not close its client
 *     static final StsClient CLIENT =
 *             StsClient.builder().httpClient(UrlConnectionHttpClient.create()).build();
 * }
 * }</pre>
 *
 * <p>Serialized with the job: do not capture secrets, but resolve them when it is called. They are never part of a
 * split or a checkpoint.
 */
@FunctionalInterface
public interface AccountCredentials extends Serializable {

    /**
     * Creates the credentials provider of an account. Called when the account's listing starts or is resumed, and
     * with changes for each poll, on a thread on which it may block for 30 seconds. If the provider is {@link
     * AutoCloseable}, it is closed when the listing or the poll ends.
     *
     * @param account the key of the account, as {@link AccountDiscovery} returned it
     * @return the provider
     * @throws RuntimeException if there are no credentials: the account fails, but not the job
     */
    IdentityProvider<? extends AwsCredentialsIdentity> providerOf(String account);
}
