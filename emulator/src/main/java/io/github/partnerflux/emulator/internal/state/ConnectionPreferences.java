// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.List;

/**
 * Who may invite an account.
 *
 * @param accessType {@link #ALLOW_ALL}, {@link #DENY_ALL} or {@link #ALLOW_BY_DEFAULT_DENY_SOME}
 * @param excluded the account and profile ids that may not, for {@link #ALLOW_BY_DEFAULT_DENY_SOME}; otherwise empty
 * @param updatedAt when they were last updated
 * @param revision the number that the next update must specify
 */
public record ConnectionPreferences(String accessType, List<String> excluded, Instant updatedAt, long revision) {

    public static final String ALLOW_ALL = "ALLOW_ALL";
    public static final String DENY_ALL = "DENY_ALL";
    public static final String ALLOW_BY_DEFAULT_DENY_SOME = "ALLOW_BY_DEFAULT_DENY_SOME";

    /** Assumption: an account has preferences from its creation on, which allow all. */
    static final ConnectionPreferences INITIAL =
            new ConnectionPreferences(ALLOW_ALL, List.of(), Instant.parse("2024-11-01T00:00:00Z"), 1);

    public static String arn(String catalog, String accountId) {
        return Arns.of(accountId, catalog, "connection-preferences");
    }

    /**
     * Returns whether an account may send an invitation.
     *
     * <p>Assumption: what is excluded is compared with the sender's account id and profile id, whatever the type is.
     */
    public boolean admit(String accountId, String profileId) {
        return !accessType.equals(DENY_ALL) && !excluded.contains(accountId) && !excluded.contains(profileId);
    }

    /**
     * Returns preferences that replace these.
     *
     * <p>Assumption: the revision increases by 1, even if nothing else differs.
     */
    public ConnectionPreferences update(String newAccessType, List<String> newExcluded, Instant now) {
        return new ConnectionPreferences(newAccessType, List.copyOf(newExcluded), now, revision + 1);
    }
}
