// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

/**
 * An account.
 *
 * @param index the place among the accounts, from 0
 * @param accountId the account's 12 digits
 * @param credentials the account's long-term credentials
 * @param temporaryCredentials other credentials of the account, with a session token
 */
public record Account(int index, String accountId, Credentials credentials, Credentials temporaryCredentials) {}
