// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * An account's partner in one catalog.
 *
 * @param id {@code partner-} and 13 letters or digits
 * @param accountId the account
 * @param legalName the verified name of the business
 * @param createdAt when the partner was registered
 * @param allianceLead the contact for AWS
 * @param profileId the profile's id, from the first profile that was accepted
 * @param profile the content of the profile
 * @param visible whether other partners can find the profile
 * @param domains the domains of AWS certifications, in the order in which they were associated
 * @param tags the tags by key, in the order in which they were added
 */
public record Partner(
        String id,
        String accountId,
        String legalName,
        Instant createdAt,
        AllianceLead allianceLead,
        @Nullable String profileId,
        Profile profile,
        boolean visible,
        List<Domain> domains,
        Map<String, String> tags) {

    public static final String ID_PREFIX = "partner-";
    public static final String PROFILE_ID_PREFIX = "pprofile-";

    public String arn(String catalog) {
        return Arns.of(accountId, catalog, "partner/" + id);
    }

    public Partner withAllianceLead(AllianceLead value) {
        return new Partner(id, accountId, legalName, createdAt, value, profileId, profile, visible, domains, tags);
    }

    public Partner withProfile(String newProfileId, Profile value) {
        return new Partner(
                id, accountId, legalName, createdAt, allianceLead, newProfileId, value, visible, domains, tags);
    }

    public Partner withVisible(boolean value) {
        return new Partner(id, accountId, legalName, createdAt, allianceLead, profileId, profile, value, domains, tags);
    }

    public Partner withDomains(List<Domain> value) {
        return new Partner(id, accountId, legalName, createdAt, allianceLead, profileId, profile, visible, value, tags);
    }

    public Partner withTags(Map<String, String> value) {
        return new Partner(
                id, accountId, legalName, createdAt, allianceLead, profileId, profile, visible, domains, value);
    }

    /** Describes the partner by its ids: the names are sensitive. */
    @Override
    public String toString() {
        return "Partner[id=" + id + ", accountId=" + accountId + "]";
    }

    /** The alliance lead contact. */
    public record AllianceLead(String firstName, String lastName, String email, String businessTitle) {

        /** Describes no member: most are sensitive. */
        @Override
        public String toString() {
            return "AllianceLead";
        }
    }

    /** A domain, and when it was associated. */
    public record Domain(String name, Instant registeredAt) {}
}
