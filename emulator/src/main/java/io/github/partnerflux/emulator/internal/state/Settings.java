// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * What the state starts with, and its periods.
 *
 * @param seed the seed of all data
 * @param connections the number of generated connections of each account in each catalog
 * @param verified whether business and registrant of each account are verified
 * @param partnerCatalogs the catalogs in which each account starts as a partner with a visible profile
 * @param connected the connections between accounts that exist from the start
 * @param quotas the limits that differ from the defaults
 * @param invitationLifetime the time until an invitation expires
 * @param profileUpdateDuration the time that the review of a profile takes
 * @param qualificationsTaskDuration the time that a qualifications task takes
 */
public record Settings(
        long seed,
        int connections,
        boolean verified,
        Set<String> partnerCatalogs,
        List<Pair> connected,
        Map<Quota, Integer> quotas,
        Duration invitationLifetime,
        Duration profileUpdateDuration,
        Duration qualificationsTaskDuration) {

    /** Assumption: AWS does not publish the period. */
    public static final Duration DEFAULT_INVITATION_LIFETIME = Duration.ofDays(30);

    public static final Duration DEFAULT_TASK_DURATION = Duration.ofMillis(500);

    /** The places of two accounts that are connected in a catalog, of which the first sent the invitation. */
    public record Pair(String catalog, int inviter, int receiver, String connectionType) {}
}
