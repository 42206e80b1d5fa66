// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** What users do with several operations of connections, request by request. */
class ConnectionJourneysIntegrationTests extends AbstractConnectionIntegrationTests {

    @Test
    void anIsvInvitesAPartnerAndWaitsUntilTheConnectionIsActive() {
        String id = invitationId(COLLABORATION);
        assertThat(status(sender, id)).isEqualTo("PENDING");

        JsonNode inbox = receiver.call("ListConnectionInvitations", "ParticipantType", "RECEIVER", "Status", "PENDING");
        assertThat(inbox.path("ConnectionInvitationSummaries")).singleElement().satisfies(invitation -> {
            assertThat(invitation.path("OtherParticipantIdentifier").stringValue())
                    .isEqualTo(profileId(0));
            accept(receiver, invitation.path("Id").stringValue());
        });

        JsonNode accepted = sender.call("GetConnectionInvitation", "Identifier", id);
        assertThat(accepted.path("Status").stringValue()).isEqualTo("ACCEPTED");
        JsonNode connection = sender.call(
                "GetConnection", "Identifier", accepted.path("ConnectionId").stringValue());
        assertThat(connection.path("OtherParticipantAccountId").stringValue()).isEqualTo(accountId(1));
        assertThat(connection
                        .at("/ConnectionTypes/OPPORTUNITY_COLLABORATION/Status")
                        .stringValue())
                .isEqualTo("ACTIVE");
    }

    @Test
    void aPlatformAcceptsTheInvitationsOfPartnersItKnows() {
        invite(sender, 1, COLLABORATION);
        String withdrawn = invite(third, 1, COLLABORATION).path("Id").stringValue();
        String unknown =
                invite(Caller.of(emulator, 3), 1, COLLABORATION).path("Id").stringValue();
        Set<String> known = Set.of(profileId(0), profileId(2));

        JsonNode inbox = receiver.call("ListConnectionInvitations", "ParticipantType", "RECEIVER", "Status", "PENDING");
        third.call("CancelConnectionInvitation", "Identifier", withdrawn);
        List<String> outcomes = new ArrayList<>();
        for (JsonNode invitation : inbox.path("ConnectionInvitationSummaries")) {
            if (known.contains(invitation.path("OtherParticipantIdentifier").stringValue())) {
                outcomes.add(receiver.outcome(
                        "AcceptConnectionInvitation",
                        "Identifier",
                        invitation.path("Id").stringValue()));
            }
        }

        assertThat(outcomes).containsExactly("200", "409 INCOMPATIBLE_CONNECTION_INVITATION_STATE");
        assertThat(status(receiver, unknown)).isEqualTo("PENDING");
        assertThat(emulator.account(1).connections()).hasSize(GENERATED + 1);
    }

    @Test
    void someoneIsKeptFromInvitingWhileAnotherWriterChangesThePreferences() {
        long read = receiver.call("GetConnectionPreferences").path("Revision").longValue();
        assertThat(exclude(read, profileId(2))).isEqualTo("200");
        assertThat(exclude(read, profileId(0))).isEqualTo("409 INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION");

        JsonNode again = receiver.call("GetConnectionPreferences");
        List<String> excluded = new ArrayList<>(again.path("ExcludedParticipantIds")
                .valueStream()
                .map(JsonNode::stringValue)
                .toList());
        excluded.add(profileId(0));
        assertThat(exclude(again.path("Revision").longValue(), excluded.toArray(String[]::new)))
                .isEqualTo("200");

        for (Caller excludedCaller : List.of(sender, third)) {
            assertThat(excludedCaller.outcome("CreateConnectionInvitation", invitationTo(1, COLLABORATION)))
                    .isEqualTo("409 INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER");
        }
        invite(Caller.of(emulator, 3), 1, COLLABORATION);
    }

    private String exclude(long revision, String... identifiers) {
        return receiver.outcome(
                "UpdateConnectionPreferences",
                "Revision",
                revision,
                "AccessType",
                "ALLOW_BY_DEFAULT_DENY_SOME",
                "ExcludedParticipantIdentifiers",
                List.of(identifiers));
    }

    @Test
    void aPartnershipIsEndedWithItsTypesAndOpenInvitations() {
        String id = connect(COLLABORATION);
        String open = invitationId(SUBSIDIARY);
        emulator.connect("AWS", 0, 2, COLLABORATION);

        JsonNode connections = sender.call("ListConnections", "OtherParticipantIdentifiers", List.of(accountId(1)));
        for (JsonNode connection : connections.path("ConnectionSummaries")) {
            connection.path("ConnectionTypes").forEachEntry((type, entry) -> {
                if (entry.path("Status").stringValue().equals("ACTIVE")) {
                    sender.call(
                            "CancelConnection",
                            "Identifier",
                            connection.path("Id").stringValue(),
                            "ConnectionType",
                            type,
                            "Reason",
                            "The contract has ended.");
                }
            });
        }
        JsonNode invitations = sender.call(
                "ListConnectionInvitations",
                "Status",
                "PENDING",
                "ParticipantType",
                "SENDER",
                "OtherParticipantIdentifiers",
                List.of(accountId(1), profileId(1)));
        for (JsonNode invitation : invitations.path("ConnectionInvitationSummaries")) {
            sender.call(
                    "CancelConnectionInvitation",
                    "Identifier",
                    invitation.path("Id").stringValue());
        }

        assertThat(receiver.call("GetConnection", "Identifier", id)
                        .at("/ConnectionTypes/OPPORTUNITY_COLLABORATION/Status")
                        .stringValue())
                .isEqualTo("CANCELED");
        assertThat(status(receiver, open)).isEqualTo("CANCELED");
        assertThat(sender.call(
                                "ListConnections",
                                "ConnectionType",
                                COLLABORATION + ":ACTIVE",
                                "OtherParticipantIdentifiers",
                                List.of(accountId(1), accountId(2)))
                        .path("ConnectionSummaries"))
                .singleElement()
                .satisfies(other -> assertThat(
                                other.path("OtherParticipantAccountId").stringValue())
                        .isEqualTo(accountId(2)));
    }
}
