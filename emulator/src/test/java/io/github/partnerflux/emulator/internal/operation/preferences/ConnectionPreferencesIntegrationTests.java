// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.preferences;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectionPreferencesIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String GET = "GetConnectionPreferences";
    private static final String UPDATE = "UpdateConnectionPreferences";
    private static final String CREATE = "CreateConnectionInvitation";

    private static final String NOT_ADMITTED = "409 INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER";

    @Test
    void existAlwaysAndAllowAllAtFirst() {
        JsonNode preferences = receiver.call(GET);
        assertThat(preferences.path("Arn").stringValue())
                .isEqualTo("arn:aws:partnercentral:us-east-1:" + accountId(1) + ":catalog/AWS/connection-preferences");
        assertThat(preferences.path("AccessType").stringValue()).isEqualTo("ALLOW_ALL");
        assertThat(preferences.path("Revision").longValue()).isEqualTo(1);
        assertThat(preferences.has("ExcludedParticipantIds")).isFalse();
        assertThat(Instant.parse(preferences.path("UpdatedAt").stringValue())).isBefore(emulator.now());
    }

    @Test
    void existWithoutAPartner() {
        try (PartnerCentralEmulator other =
                PartnerCentralEmulator.builder().partnersIn().start()) {
            assertThat(Caller.of(other, 0).outcome(GET)).isEqualTo("200");
        }
    }

    @Test
    void anUpdateWithTheLatestRevisionReplacesThem() {
        Instant before = emulator.now();
        JsonNode updated = deny(1, profileId(0), accountId(2));
        assertThat(updated.path("AccessType").stringValue()).isEqualTo("ALLOW_BY_DEFAULT_DENY_SOME");
        assertThat(updated.path("ExcludedParticipantIds")
                        .valueStream()
                        .map(JsonNode::stringValue)
                        .toList())
                .containsExactly(profileId(0), accountId(2));
        assertThat(updated.path("Revision").longValue()).isEqualTo(2);
        assertThat(Instant.parse(updated.path("UpdatedAt").stringValue())).isAfterOrEqualTo(before);
        assertThat(receiver.call(GET)).isEqualTo(updated);
    }

    @ParameterizedTest
    @ValueSource(longs = {0, 1, 3, Long.MAX_VALUE})
    void anUpdateWithAnotherRevisionIsAConflict(long revision) {
        receiver.call(UPDATE, "Revision", 1, "AccessType", "DENY_ALL");
        assertRefused(
                "409 INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION",
                receiver,
                UPDATE,
                "Revision",
                revision,
                "AccessType",
                "ALLOW_ALL");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ALLOW_ALL", "DENY_ALL"})
    void participantsCannotBeExcludedWithAnotherAccessType(String accessType) {
        assertRefused(
                "400 FIELD ExcludedParticipantIdentifiers ACTION_NOT_PERMITTED",
                receiver,
                UPDATE,
                "Revision",
                1,
                "AccessType",
                accessType,
                "ExcludedParticipantIdentifiers",
                List.of(profileId(0)));
    }

    @Test
    void anEmptyListIsAllowedForEachAccessType() {
        receiver.call(UPDATE, "Revision", 1, "AccessType", "ALLOW_ALL", "ExcludedParticipantIdentifiers", List.of());
    }

    @Test
    void aListThatIsLeftOutIsEmptied() {
        deny(1, profileId(0));
        JsonNode updated = receiver.call(UPDATE, "Revision", 2, "AccessType", "ALLOW_BY_DEFAULT_DENY_SOME");
        assertThat(updated.path("ExcludedParticipantIds").isEmpty()).isTrue();
        invite(sender, 1, COLLABORATION);
    }

    @Test
    void theListIsForgottenWithTheAccessType() {
        deny(1, profileId(0));
        receiver.call(UPDATE, "Revision", 2, "AccessType", "ALLOW_ALL");
        assertThat(receiver.call(GET).has("ExcludedParticipantIds")).isFalse();
        invite(sender, 1, COLLABORATION);
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void denyAllRejectsNewInvitationsOfBothTypes(String type) {
        receiver.call(UPDATE, "Revision", 1, "AccessType", "DENY_ALL");
        assertRefused(NOT_ADMITTED, sender, CREATE, invitationTo(1, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void anExcludedProfileCannotInvite(String type) {
        deny(1, profileId(0));
        assertRefused(NOT_ADMITTED, sender, CREATE, invitationTo(1, type));
        invite(third, 1, type);
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void anExcludedAccountCannotInvite(String type) {
        deny(1, accountId(0));
        assertRefused(NOT_ADMITTED, sender, CREATE, invitationTo(1, type));
        invite(third, 1, type);
    }

    @Test
    void theyApplyToInvitationsReceivedOnly() {
        receiver.call(UPDATE, "Revision", 1, "AccessType", "DENY_ALL");
        invite(receiver, 0, COLLABORATION);
    }

    @Test
    void whatExistsStays() {
        String connection = connect(COLLABORATION);
        String pending = invitationId(SUBSIDIARY);
        receiver.call(UPDATE, "Revision", 1, "AccessType", "DENY_ALL");
        assertThat(status(sender, pending)).isEqualTo("PENDING");
        assertThat(sender.call("GetConnection", "Identifier", connection)
                        .at("/ConnectionTypes/OPPORTUNITY_COLLABORATION/Status")
                        .stringValue())
                .isEqualTo("ACTIVE");
    }

    @Test
    void belongToOneAccountInOneCatalog() {
        receiver.call(UPDATE, "Revision", 1, "AccessType", "DENY_ALL");
        for (Caller other : List.of(sender, receiver.in("Sandbox"))) {
            assertThat(other.call(GET).path("AccessType").stringValue()).isEqualTo("ALLOW_ALL");
            assertThat(other.call(GET).path("Revision").longValue()).isEqualTo(1);
        }
        sender.in("Sandbox").call(CREATE, invitationTo(1, SUBSIDIARY));
    }

    private JsonNode deny(long revision, String... excluded) {
        return receiver.call(
                UPDATE,
                "Revision",
                revision,
                "AccessType",
                "ALLOW_BY_DEFAULT_DENY_SOME",
                "ExcludedParticipantIdentifiers",
                List.of(excluded));
    }
}
