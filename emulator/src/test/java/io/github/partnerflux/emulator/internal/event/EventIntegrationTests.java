// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.EmulatedEvent;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** The events, with the members of AWS's examples. */
class EventIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String RECEIVED = "Partner Connection Invitation Received";
    private static final String ACCEPTED = "Partner Connection Invitation Accepted";
    private static final String REJECTED = "Partner Connection Invitation Rejected";
    private static final String INVITATION_CANCELLED = "Partner Connection Invitation Cancelled";
    private static final String EXPIRED = "Partner Connection Invitation Expired";
    private static final String CANCELLED = "Partner Connection Cancelled";

    @Test
    void theReceiverLearnsOfAnInvitation() {
        JsonNode invitation = invite(sender, 1, COLLABORATION);
        EmulatedEvent event = single(RECEIVED, 1);
        assertJson(event, """
                {
                  "version": "1",
                  "id": "%s",
                  "detail-type": "Partner Connection Invitation Received",
                  "source": "aws.partnercentral-account",
                  "account": "%s",
                  "time": "%s",
                  "region": "us-east-1",
                  "resources": ["%s"],
                  "detail": {
                    "catalog": "AWS",
                    "connectionInvitation": {
                      "arn": "%s",
                      "id": "%s",
                      "connectionType": "OpportunityCollaboration",
                      "inviterEmail": "grace@example.com",
                      "invitationMessage": "Let us co-sell.",
                      "senderCompanyName": "%s",
                      "senderProfileId": "%s",
                      "expiresAt": "%s"
                    }
                  }
                }
                """.formatted(
                        json(event).path("id").stringValue(),
                        accountId(1),
                        seconds(invitation.path("CreatedAt")),
                        invitation.path("Arn").stringValue(),
                        invitation.path("Arn").stringValue(),
                        invitation.path("Id").stringValue(),
                        displayName(0),
                        profileId(0),
                        invitation.path("ExpiresAt").stringValue()));
        assertThat(event.time())
                .isEqualTo(Instant.parse(invitation.path("CreatedAt").stringValue()));
    }

    @Test
    void bothLearnOfAnAcceptance() {
        String id = invitationId(COLLABORATION);
        JsonNode connection = accept(receiver, id);
        String connectionArn = connection.path("Arn").stringValue();
        for (int account : List.of(0, 1)) {
            EmulatedEvent event = single(ACCEPTED, account);
            assertJson(event, """
                    {
                      "version": "1",
                      "id": "%s",
                      "detail-type": "Partner Connection Invitation Accepted",
                      "source": "aws.partnercentral-account",
                      "account": "%s",
                      "time": "%s",
                      "region": "us-east-1",
                      "resources": ["%s", "%s"],
                      "detail": {
                        "catalog": "AWS",
                        "connectionInvitation": {
                          "arn": "%s",
                          "id": "%s",
                          "connectionType": "OpportunityCollaboration"
                        },
                        "connection": {
                          "arn": "%s",
                          "id": "%s",
                          "Participant1AccountId": "%s",
                          "Participant2AccountId": "%s",
                          "status": "ACTIVE"
                        }
                      }
                    }
                    """.formatted(
                            json(event).path("id").stringValue(),
                            accountId(account),
                            seconds(connection.path("UpdatedAt")),
                            arn(id),
                            connectionArn,
                            arn(id),
                            id,
                            connectionArn,
                            connection.path("Id").stringValue(),
                            accountId(0),
                            accountId(1)));
        }
    }

    @Test
    void theSenderLearnsOfARejection() {
        String id = invitationId(COLLABORATION);
        receiver.call("RejectConnectionInvitation", "Identifier", id, "Reason", "No.");
        assertDetail(single(REJECTED, 0), """
                {
                  "catalog": "AWS",
                  "connectionInvitation": {
                    "arn": "%s",
                    "id": "%s",
                    "connectionType": "OpportunityCollaboration",
                    "invitationMessage": "Let us co-sell.",
                    "receiverProfileId": "%s"
                  }
                }
                """.formatted(arn(id), id, profileId(1)), arn(id));
    }

    @Test
    void theReceiverLearnsThatAnInvitationWasCanceled() {
        String id = invitationId(COLLABORATION);
        sender.call("CancelConnectionInvitation", "Identifier", id);
        assertDetail(single(INVITATION_CANCELLED, 1), """
                {
                  "catalog": "AWS",
                  "connectionInvitation": {
                    "arn": "%s",
                    "id": "%s",
                    "connectionType": "OpportunityCollaboration",
                    "invitationMessage": "Let us co-sell.",
                    "senderProfileId": "%s"
                  }
                }
                """.formatted(arn(id), id, profileId(0)), arn(id));
    }

    @Test
    void bothLearnThatAnInvitationExpired() {
        JsonNode invitation = invite(sender, 1, COLLABORATION);
        String id = invitation.path("Id").stringValue();
        emulator.advanceTime(Duration.ofDays(40));
        for (int account : List.of(0, 1)) {
            EmulatedEvent event = single(EXPIRED, account);
            assertDetail(event, """
                    {
                      "catalog": "AWS",
                      "connectionInvitation": {
                        "arn": "%s",
                        "id": "%s",
                        "connectionType": "OpportunityCollaboration",
                        "inviterEmail": "grace@example.com",
                        "invitationMessage": "Let us co-sell.",
                        "senderProfileId": "%s",
                        "receiverProfileId": "%s"
                      }
                    }
                    """.formatted(arn(id), id, profileId(0), profileId(1)), arn(id));
            assertThat(event.time())
                    .isEqualTo(Instant.parse(invitation.path("ExpiresAt").stringValue()));
        }
    }

    @Test
    void theOtherSideLearnsOfACanceledConnection() {
        JsonNode connection = accept(receiver, invitationId(COLLABORATION));
        String id = connection.path("Id").stringValue();
        cancel(id, COLLABORATION);
        String connectionArn = connection.path("Arn").stringValue();
        assertDetail(single(CANCELLED, 0), """
                {
                  "catalog": "AWS",
                  "connection": {
                    "arn": "%s",
                    "id": "%s",
                    "connectionType": "OpportunityCollaboration",
                    "canceledBy": "%s"
                  }
                }
                """.formatted(connectionArn, id, accountId(1)), connectionArn);
    }

    @Test
    void eventsOfASubsidiaryNameItsType() {
        cancel(connect(SUBSIDIARY), SUBSIDIARY);
        assertThat(emulator.events())
                .hasSize(4)
                .allSatisfy(event -> assertThat(event.json()).contains("\"connectionType\":\"Subsidiary\""));
    }

    @Test
    void theyHappenInOrderWithIdsOfTheirOwn() {
        cancel(connect(COLLABORATION), COLLABORATION);
        String pending = invitationId(SUBSIDIARY);
        sender.call("CancelConnectionInvitation", "Identifier", pending);
        assertThat(emulator.events())
                .extracting(EmulatedEvent::detailType)
                .containsExactly(RECEIVED, ACCEPTED, ACCEPTED, CANCELLED, RECEIVED, INVITATION_CANCELLED);
        assertThat(new HashSet<>(emulator.events().stream()
                        .map(event -> json(event).path("id").stringValue())
                        .toList()))
                .hasSize(6);
    }

    @Test
    void anEventOfTheSandboxNamesItsCatalog() {
        sender.in("Sandbox").call("CreateConnectionInvitation", invitationTo(1, SUBSIDIARY));
        assertThat(json(single(RECEIVED, 1)).at("/detail/catalog").stringValue())
                .isEqualTo("Sandbox");
    }

    @Test
    void aParticipantThatIsNotEmulatedReceivesNone() {
        EmulatedConnection generated = emulator.account(0).connections().stream()
                .filter(connection -> connection.types().values().stream()
                        .anyMatch(type -> type.status().equals("ACTIVE")))
                .findFirst()
                .orElseThrow();
        for (String type : generated.types().keySet()) {
            sender.outcome("CancelConnection", "Identifier", generated.id(), "ConnectionType", type, "Reason", "");
        }
        assertThat(emulator.account(0).connections()).doesNotContain(generated);
        assertThat(emulator.events()).isEmpty();
    }

    @Test
    void aRepeatedCallSendsNoFurtherEvent() {
        Object[] members = invitationTo(1, COLLABORATION);
        Object[] repeatable = new Object[members.length + 2];
        System.arraycopy(members, 0, repeatable, 0, members.length);
        repeatable[members.length] = "ClientToken";
        repeatable[members.length + 1] = "token";
        sender.call("CreateConnectionInvitation", repeatable);
        sender.call("CreateConnectionInvitation", repeatable);
        assertThat(emulator.events()).hasSize(1);
    }

    private void cancel(String id, String type) {
        receiver.call("CancelConnection", "Identifier", id, "ConnectionType", type, "Reason", "End.");
    }

    /** Returns the event of a type, of which only one account has only one. */
    private EmulatedEvent single(String detailType, int account) {
        List<EmulatedEvent> events = emulator.events().stream()
                .filter(event -> event.detailType().equals(detailType))
                .toList();
        int receivers = List.of(ACCEPTED, EXPIRED).contains(detailType) ? 2 : 1;
        assertThat(events).hasSize(receivers);
        return events.stream()
                .filter(event -> event.accountId().equals(accountId(account)))
                .findFirst()
                .orElseThrow();
    }

    private static void assertDetail(EmulatedEvent event, String detail, String resource) {
        JsonNode json = json(event);
        assertThat(json.path("detail")).isEqualTo(read(detail));
        assertThat(json.path("resources").valueStream().map(JsonNode::stringValue))
                .containsExactly(resource);
        assertThat(json.path("account").stringValue()).isEqualTo(event.accountId());
        assertThat(json.path("detail-type").stringValue()).isEqualTo(event.detailType());
        assertThat(json.path("time").stringValue())
                .isEqualTo(event.time().truncatedTo(ChronoUnit.SECONDS).toString());
    }

    private static void assertJson(EmulatedEvent event, String expected) {
        assertThat(json(event)).isEqualTo(read(expected));
    }

    private String displayName(int account) {
        String id = emulator.connect("AWS", 3, account, SUBSIDIARY);
        return emulator.account(3).connections().stream()
                .filter(connection -> connection.id().equals(id))
                .findFirst()
                .orElseThrow()
                .types()
                .get(SUBSIDIARY)
                .participantName();
    }

    private static String arn(String invitationId) {
        return "arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/" + invitationId;
    }

    private static String seconds(JsonNode time) {
        return Instant.parse(time.stringValue()).truncatedTo(ChronoUnit.SECONDS).toString();
    }

    private static JsonNode json(EmulatedEvent event) {
        return read(event.json());
    }

    private static JsonNode read(String json) {
        return Json.read(json.getBytes(StandardCharsets.UTF_8));
    }
}
