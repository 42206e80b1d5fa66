// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.EmulatedConnection.Cancellation;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectionIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String GET = "GetConnection";
    private static final String CANCEL = "CancelConnection";

    @Test
    void acceptingConnectsTheTwoUnderANewId() {
        String id = connect(COLLABORATION);
        JsonNode sent = sender.call(GET, "Identifier", id);
        JsonNode received = receiver.call(GET, "Identifier", id);
        assertThat(sent.path("OtherParticipantAccountId").stringValue()).isEqualTo(accountId(1));
        assertThat(received.path("OtherParticipantAccountId").stringValue()).isEqualTo(accountId(0));
        assertThat(sent.path("Arn").stringValue())
                .isEqualTo("arn:aws:partnercentral:us-east-1::catalog/AWS/connection/" + id);
        assertThat(received.path("Arn")).isEqualTo(sent.path("Arn"));
        assertThat(type(sent, COLLABORATION).path("Status").stringValue()).isEqualTo("ACTIVE");
        assertThat(sent.path("ConnectionTypes").propertyNames()).containsExactly(COLLABORATION);
    }

    @Test
    void acceptingReturnsTheConnectionAsTheReceiverSeesIt() {
        JsonNode accepted = accept(receiver, invitationId(COLLABORATION));
        assertThat(receiver.call(GET, "Identifier", accepted.path("Id").stringValue()))
                .isEqualTo(accepted);
    }

    @Test
    void acceptingAnotherTypeAddsItToTheSameConnection() {
        String id = connect(COLLABORATION);
        String back = invite(receiver, 0, SUBSIDIARY).path("Id").stringValue();
        assertThat(accept(sender, back).path("Id").stringValue()).isEqualTo(id);
        for (Caller caller : List.of(sender, receiver)) {
            assertThat(caller.call(GET, "Identifier", id)
                            .path("ConnectionTypes")
                            .propertyNames())
                    .containsExactly(COLLABORATION, SUBSIDIARY);
        }
    }

    @Test
    void acceptingATypeAgainReplacesItsCanceledEntry() {
        String id = connect(COLLABORATION);
        connect(SUBSIDIARY);
        JsonNode before = type(sender.call(GET, "Identifier", id), COLLABORATION);
        cancel(sender, id, COLLABORATION);
        emulator.advanceTime(Duration.ofHours(1));
        Object[] members = invitationTo(0, COLLABORATION);
        members[5] = "Barbara Liskov";
        String again =
                receiver.call("CreateConnectionInvitation", members).path("Id").stringValue();
        assertThat(accept(sender, again).path("Id").stringValue()).isEqualTo(id);
        JsonNode after = type(sender.call(GET, "Identifier", id), COLLABORATION);
        assertThat(after.path("Status").stringValue()).isEqualTo("ACTIVE");
        assertThat(after.path("InviterName").stringValue()).isEqualTo("Barbara Liskov");
        assertThat(time(after, "CreatedAt")).isAfter(time(before, "CreatedAt"));
        assertThat(after.propertyNames()).doesNotContain("CanceledAt", "CanceledBy");
    }

    @Test
    void onceAllTypesAreCanceledTheNextConnectionHasANewId() {
        String old = connect(COLLABORATION);
        cancel(receiver, old, COLLABORATION);
        String created = connect(COLLABORATION);
        assertThat(created).isNotEqualTo(old);
        assertThat(type(sender.call(GET, "Identifier", old), COLLABORATION)
                        .path("Status")
                        .stringValue())
                .isEqualTo("CANCELED");
        assertThat(ids(sender.call("ListConnections", "OtherParticipantIdentifiers", List.of(accountId(1)))))
                .containsExactly(old, created);
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1})
    void eitherSideCancelsATypeForBoth(int canceling) {
        String id = connect(COLLABORATION);
        connect(SUBSIDIARY);
        emulator.advanceTime(Duration.ofHours(1));
        JsonNode output = cancel(Caller.of(emulator, canceling), id, SUBSIDIARY);
        for (Caller caller : List.of(sender, receiver)) {
            JsonNode connection = caller.call(GET, "Identifier", id);
            JsonNode canceled = type(connection, SUBSIDIARY);
            assertThat(canceled.path("Status").stringValue()).isEqualTo("CANCELED");
            assertThat(canceled.path("CanceledBy").stringValue()).isEqualTo(accountId(canceling));
            assertThat(canceled.path("CanceledAt")).isEqualTo(output.path("UpdatedAt"));
            assertThat(time(canceled, "CanceledAt")).isAfter(time(canceled, "CreatedAt"));
            JsonNode other = type(connection, COLLABORATION);
            assertThat(other.path("Status").stringValue()).isEqualTo("ACTIVE");
            assertThat(other.propertyNames()).doesNotContain("CanceledAt", "CanceledBy");
        }
    }

    @Test
    void cancelingReturnsTheConnectionAsTheCallerSeesIt() {
        String id = connect(COLLABORATION);
        assertThat(cancel(sender, id, COLLABORATION)).isEqualTo(sender.call(GET, "Identifier", id));
    }

    @Test
    void aTypeThatIsCanceledAlreadyCannotBeCanceled() {
        String id = connect(COLLABORATION);
        cancel(sender, id, COLLABORATION);
        for (Caller caller : List.of(sender, receiver)) {
            assertCancelRefused("409 INCOMPATIBLE_CONNECTION_STATE", caller, id, COLLABORATION);
        }
    }

    @Test
    void aTypeThatWasNeverThereCannotBeCanceled() {
        assertCancelRefused("409 INCOMPATIBLE_CONNECTION_STATE", sender, connect(COLLABORATION), SUBSIDIARY);
    }

    @Test
    void aConnectionOfOthersDoesNotExist() {
        String id = connect(COLLABORATION);
        String generated = emulator.account(0).connections().get(0).id();
        for (String other : List.of(id, generated, "pac-abcdefghij234")) {
            assertRefused("404 CONNECTION_NOT_FOUND", third, GET, "Identifier", other);
            assertCancelRefused("404 CONNECTION_NOT_FOUND", third, other, COLLABORATION);
        }
        assertRefused("404 CONNECTION_NOT_FOUND", sender.in("Sandbox"), GET, "Identifier", id);
    }

    @Test
    void itIsUpdatedWhenAnyTypeChanges() {
        String id = connect(COLLABORATION);
        Instant created = time(sender.call(GET, "Identifier", id), "UpdatedAt");
        emulator.advanceTime(Duration.ofHours(1));
        connect(SUBSIDIARY);
        Instant added = time(sender.call(GET, "Identifier", id), "UpdatedAt");
        emulator.advanceTime(Duration.ofHours(1));
        cancel(sender, id, COLLABORATION);
        Instant canceled = time(receiver.call(GET, "Identifier", id), "UpdatedAt");
        assertThat(added).isAfter(created);
        assertThat(canceled).isAfter(added);
    }

    @Test
    void theOtherParticipantIsAPartnerProfileInTheCatalog() {
        JsonNode other = type(sender.call(GET, "Identifier", connect(SUBSIDIARY)), SUBSIDIARY)
                .path("OtherParticipant");
        assertThat(other.propertyNames()).containsExactly("PartnerProfile");
        assertThat(other.at("/PartnerProfile/Id").stringValue()).isEqualTo(profileId(1));
        assertThat(other.at("/PartnerProfile/Name").stringValue()).isNotEmpty();
    }

    @Test
    void theOtherParticipantWithoutAProfileIsAnAccount() {
        try (PartnerCentralEmulator other = PartnerCentralEmulator.builder()
                .accounts(2)
                .partnersIn()
                .connected("AWS", 0, 1, SUBSIDIARY)
                .connections(0)
                .start()) {
            String id = other.account(0).connections().get(0).id();
            JsonNode participant = type(Caller.of(other, 0).call(GET, "Identifier", id), SUBSIDIARY)
                    .path("OtherParticipant");
            assertThat(participant.propertyNames()).containsExactly("Account");
            assertThat(participant.at("/Account/Name").stringValue()).isNotEmpty();
        }
    }

    @Test
    void theInviterIsThatOfTheInvitationForBoth() {
        String id = connect(COLLABORATION);
        for (Caller caller : List.of(sender, receiver)) {
            JsonNode type = type(caller.call(GET, "Identifier", id), COLLABORATION);
            assertThat(type.path("InviterName").stringValue()).isEqualTo("Grace Hopper");
            assertThat(type.path("InviterEmail").stringValue()).isEqualTo("grace@example.com");
        }
    }

    @Test
    void withoutAFilterInactiveConnectionsAreListedAsWell() {
        String id = connect(COLLABORATION);
        cancel(sender, id, COLLABORATION);
        assertThat(ids(sender.call("ListConnections"))).contains(id);
        assertThat(ids(sender.call("ListConnections", "ConnectionType", COLLABORATION + ":ACTIVE")))
                .doesNotContain(id);
        assertThat(ids(receiver.call("ListConnections", "ConnectionType", COLLABORATION + ":CANCELED")))
                .contains(id);
    }

    @Test
    void theReasonOfACancellationIsInNoOutput() {
        String id = connect(COLLABORATION);
        JsonNode output = cancel(receiver, id, COLLABORATION);
        assertThat(output.toString()).doesNotContain("The project has ended.");
        Instant canceledAt = time(type(output, COLLABORATION), "CanceledAt");
        for (int account : List.of(0, 1)) {
            assertThat(emulator.account(account)
                            .connections()
                            .get(GENERATED)
                            .types()
                            .get(COLLABORATION)
                            .cancellation())
                    .isEqualTo(new Cancellation(canceledAt, accountId(1), "The project has ended."));
        }
    }

    @Test
    void aGeneratedConnectionIsReadAndCanceledLikeAnyOther() {
        EmulatedConnection generated = emulator.account(0).connections().stream()
                .filter(connection -> connection.types().values().stream()
                        .anyMatch(type -> type.status().equals("ACTIVE")))
                .findFirst()
                .orElseThrow();
        String active = generated.types().entrySet().stream()
                .filter(entry -> entry.getValue().status().equals("ACTIVE"))
                .findFirst()
                .orElseThrow()
                .getKey();
        EmulatedConnection.Type expected = generated.types().get(active);
        JsonNode type = type(sender.call(GET, "Identifier", generated.id()), active);
        assertThat(type.path("InviterName").stringValue()).isEqualTo(expected.inviterName());
        assertThat(type.path("InviterEmail").stringValue()).isEqualTo(expected.inviterEmail());
        assertThat(time(type, "CreatedAt")).isEqualTo(expected.createdAt());

        cancel(sender, generated.id(), active);

        JsonNode canceled = sender.call(GET, "Identifier", generated.id());
        assertThat(type(canceled, active).path("CanceledBy").stringValue()).isEqualTo(accountId(0));
        assertThat(time(canceled, "UpdatedAt")).isEqualTo(time(type(canceled, active), "CanceledAt"));
        assertCancelRefused("409 INCOMPATIBLE_CONNECTION_STATE", sender, generated.id(), active);
    }

    @Test
    void aDescriptionShowsNoInviter() {
        connect(COLLABORATION);
        assertThat(emulator.account(0).connections().get(GENERATED).toString()).doesNotContain("Grace");
    }

    private void assertCancelRefused(String outcome, Caller caller, String id, String type) {
        assertRefused(outcome, caller, CANCEL, "Identifier", id, "ConnectionType", type, "Reason", "End.");
    }

    private static JsonNode cancel(Caller caller, String id, String type) {
        return caller.call(CANCEL, "Identifier", id, "ConnectionType", type, "Reason", "The project has ended.");
    }

    private static JsonNode type(JsonNode connection, String type) {
        return connection.path("ConnectionTypes").path(type);
    }

    private static Instant time(JsonNode json, String member) {
        return Instant.parse(json.path(member).stringValue());
    }

    private static List<String> ids(JsonNode page) {
        return page.path("ConnectionSummaries")
                .valueStream()
                .map(summary -> summary.path("Id").stringValue())
                .toList();
    }
}
