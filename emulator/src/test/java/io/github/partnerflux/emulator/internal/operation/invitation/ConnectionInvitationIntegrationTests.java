// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedInvitation;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

class ConnectionInvitationIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String CREATE = "CreateConnectionInvitation";
    private static final String ACCEPT = "AcceptConnectionInvitation";
    private static final String REJECT = "RejectConnectionInvitation";
    private static final String CANCEL = "CancelConnectionInvitation";
    private static final String GET = "GetConnectionInvitation";

    private static final String PER_DAY = "LIMIT_EXCEEDED_NUMBER_OF_CONNECTION_INVITATION_PER_DAY";
    private static final String OPEN = "LIMIT_EXCEEDED_NUMBER_OF_OPEN_CONNECTION_INVITATION";
    private static final String ACTIVE = "LIMIT_EXCEEDED_NUMBER_OF_ACTIVE_CONNECTION";

    // The state machine.

    @Test
    void creatingMakesItPending() {
        assertThat(invite(sender, 1, COLLABORATION).path("Status").stringValue())
                .isEqualTo("PENDING");
    }

    @Test
    void theReceiverAcceptsAPendingOne() {
        String id = invitationId(COLLABORATION);
        JsonNode connection = accept(receiver, id);
        assertThat(connection
                        .at("/ConnectionTypes/OPPORTUNITY_COLLABORATION/Status")
                        .stringValue())
                .isEqualTo("ACTIVE");
        assertThat(status(sender, id)).isEqualTo("ACCEPTED");
        assertThat(status(receiver, id)).isEqualTo("ACCEPTED");
    }

    @Test
    void theReceiverRejectsAPendingOne() {
        String id = invitationId(COLLABORATION);
        assertThat(receiver.call(REJECT, "Identifier", id).path("Status").stringValue())
                .isEqualTo("REJECTED");
        assertThat(status(sender, id)).isEqualTo("REJECTED");
    }

    @Test
    void theSenderCancelsAPendingOne() {
        String id = invitationId(COLLABORATION);
        assertThat(sender.call(CANCEL, "Identifier", id).path("Status").stringValue())
                .isEqualTo("CANCELED");
        assertThat(status(receiver, id)).isEqualTo("CANCELED");
    }

    @Test
    void aPendingOneExpiresWhenItsTimePasses() {
        JsonNode created = invite(sender, 1, COLLABORATION);
        String id = created.path("Id").stringValue();
        emulator.advanceTime(Duration.ofDays(30));
        JsonNode expired = sender.call(GET, "Identifier", id);
        assertThat(expired.path("Status").stringValue()).isEqualTo("EXPIRED");
        assertThat(expired.path("UpdatedAt")).isEqualTo(created.path("ExpiresAt"));
    }

    @Test
    void aPendingOneDoesNotExpireBeforeItsTime() {
        JsonNode created = invite(sender, 1, COLLABORATION);
        Instant expiresAt = Instant.parse(created.path("ExpiresAt").stringValue());
        emulator.advanceTime(Duration.between(emulator.now(), expiresAt).minusSeconds(60));
        assertThat(status(receiver, created.path("Id").stringValue())).isEqualTo("PENDING");
    }

    @ParameterizedTest
    @ValueSource(strings = {"ACCEPTED", "REJECTED", "CANCELED", "EXPIRED"})
    void allFourAreFinal(String status) {
        String id = invitationId(COLLABORATION);
        switch (status) {
            case "ACCEPTED" -> receiver.call(ACCEPT, "Identifier", id);
            case "REJECTED" -> receiver.call(REJECT, "Identifier", id);
            case "CANCELED" -> sender.call(CANCEL, "Identifier", id);
            default -> emulator.advanceTime(Duration.ofDays(31));
        }
        String conflict = "409 INCOMPATIBLE_CONNECTION_INVITATION_STATE";
        assertRefused(conflict, receiver, ACCEPT, "Identifier", id);
        assertRefused(conflict, receiver, REJECT, "Identifier", id);
        assertRefused(conflict, sender, CANCEL, "Identifier", id);
        emulator.advanceTime(Duration.ofDays(31));
        assertThat(status(sender, id)).isEqualTo(status);
    }

    // What the participants see.

    @Test
    void theParticipantTypeIsTheCallersOwnRole() {
        String id = invitationId(COLLABORATION);
        assertThat(sender.call(GET, "Identifier", id).path("ParticipantType").stringValue())
                .isEqualTo("SENDER");
        assertThat(receiver.call(GET, "Identifier", id).path("ParticipantType").stringValue())
                .isEqualTo("RECEIVER");
    }

    @Test
    void forACollaborationTheOtherParticipantIsIdentifiedByItsProfile() {
        assertThat(others(invitationId(COLLABORATION))).containsExactly(profileId(1), profileId(0));
    }

    @Test
    void forASubsidiaryTheOtherParticipantIsIdentifiedByItsAccount() {
        assertThat(others(invitationId(SUBSIDIARY))).containsExactly(accountId(1), accountId(0));
    }

    private List<String> others(String id) {
        return List.of(
                sender.call(GET, "Identifier", id)
                        .path("OtherParticipantIdentifier")
                        .stringValue(),
                receiver.call(GET, "Identifier", id)
                        .path("OtherParticipantIdentifier")
                        .stringValue());
    }

    @Test
    void hasNoConnectionIdUntilAccepted() {
        String id = invitationId(COLLABORATION);
        assertThat(sender.call(GET, "Identifier", id).has("ConnectionId")).isFalse();
        String connectionId = accept(receiver, id).path("Id").stringValue();
        assertThat(sender.call(GET, "Identifier", id).path("ConnectionId").stringValue())
                .isEqualTo(connectionId);
        assertThat(receiver.call(GET, "Identifier", id).path("ConnectionId").stringValue())
                .isEqualTo(connectionId);
    }

    @Test
    void theInviterAndTheMessageAreAsSpecifiedForBoth() {
        String id = invitationId(COLLABORATION);
        for (Caller caller : List.of(sender, receiver)) {
            JsonNode invitation = caller.call(GET, "Identifier", id);
            assertThat(invitation.path("InviterName").stringValue()).isEqualTo("Grace Hopper");
            assertThat(invitation.path("InviterEmail").stringValue()).isEqualTo("grace@example.com");
            assertThat(invitation.path("InvitationMessage").stringValue()).isEqualTo("Let us co-sell.");
        }
    }

    @Test
    void theExpiryIsSetOnCreationAndKeptAfterwards() {
        JsonNode created = invite(sender, 1, COLLABORATION);
        assertThat(Duration.between(time(created, "CreatedAt"), time(created, "ExpiresAt")))
                .isEqualTo(Duration.ofDays(30));
        emulator.advanceTime(Duration.ofDays(1));
        String id = created.path("Id").stringValue();
        accept(receiver, id);
        JsonNode accepted = receiver.call(GET, "Identifier", id);
        assertThat(accepted.path("ExpiresAt")).isEqualTo(created.path("ExpiresAt"));
        assertThat(time(accepted, "UpdatedAt")).isAfter(time(created, "UpdatedAt"));
    }

    private static Instant time(JsonNode json, String member) {
        return Instant.parse(json.path(member).stringValue());
    }

    @Test
    void thePeriodUntilTheExpiryIsASetting() {
        try (PartnerCentralEmulator other = PartnerCentralEmulator.builder()
                .accounts(2)
                .invitationLifetime(Duration.ofHours(1))
                .start()) {
            JsonNode created = Caller.of(other, 0).call(CREATE, invitationTo(1, SUBSIDIARY));
            assertThat(Duration.between(time(created, "CreatedAt"), time(created, "ExpiresAt")))
                    .isEqualTo(Duration.ofHours(1));
        }
    }

    @Test
    void bothSeeTheSameIdAndArn() {
        JsonNode created = invite(sender, 1, COLLABORATION);
        String id = created.path("Id").stringValue();
        assertThat(created.path("Arn").stringValue())
                .isEqualTo("arn:aws:partnercentral:us-east-1::catalog/AWS/connection-invitation/" + id);
        assertThat(receiver.call(GET, "Identifier", id).path("Arn")).isEqualTo(created.path("Arn"));
    }

    @Test
    void theReasonOfARejectionIsInNoOutput() {
        String id = invitationId(COLLABORATION);
        JsonNode rejected = receiver.call(REJECT, "Identifier", id, "Reason", "We do not know you.");
        assertThat(rejected).isEqualTo(receiver.call(GET, "Identifier", id));
        assertThat(rejected.toString()).doesNotContain("We do not know you.");
        assertThat(emulator.invitations("AWS"))
                .extracting(EmulatedInvitation::rejectionReason)
                .containsExactly("We do not know you.");
    }

    // Create.

    @Test
    void creatingNeedsAProfileOfTheSenderInTheCatalog() {
        try (PartnerCentralEmulator other =
                PartnerCentralEmulator.builder().accounts(2).start()) {
            assertThat(Caller.of(other, 0).in("Sandbox").outcome(CREATE, invitationTo(1, SUBSIDIARY)))
                    .isEqualTo("404 SENDER_PROFILE_NOT_FOUND");
            assertThat(other.invitations("Sandbox")).isEmpty();
        }
    }

    @Test
    void theReceiverOfACollaborationMustHaveThatProfile() {
        assertRefused(
                "404 RECEIVER_PROFILE_NOT_FOUND", sender, CREATE, invitation(COLLABORATION, "pprofile-abcdefghij234"));
    }

    @Test
    void aProfileOfAnotherCatalogDoesNotExist() {
        assertRefused("404 RECEIVER_PROFILE_NOT_FOUND", sender.in("Sandbox"), CREATE, invitationTo(1, COLLABORATION));
    }

    @Test
    void theReceiverOfASubsidiaryMustBeAnAccount() {
        assertRefused("404 RECEIVER_PROFILE_NOT_FOUND", sender, CREATE, invitation(SUBSIDIARY, "000000000001"));
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void theReceiverMustNotBeTheCaller(String type) {
        assertRefused("400 BUSINESS INCOMPATIBLE_CONNECTION_INVITATION_REQUEST", sender, CREATE, invitationTo(0, type));
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void theCallerIsNoDuplicateOfAnotherReceiver(String type) {
        invite(sender, 1, type);
        accept(third, invite(sender, 2, type).path("Id").asString());

        assertRefused("400 BUSINESS INCOMPATIBLE_CONNECTION_INVITATION_REQUEST", sender, CREATE, invitationTo(0, type));
    }

    @Test
    void theFormOfTheIdentifierMustFitTheType() {
        String invalid = "400 FIELD ReceiverIdentifier INVALID_VALUE";
        assertRefused(invalid, sender, CREATE, invitation(COLLABORATION, accountId(1)));
        assertRefused(invalid, sender, CREATE, invitation(SUBSIDIARY, profileId(1)));
        assertRefused(invalid, sender, CREATE, invitation(COLLABORATION, "pprofile-short"));
        assertRefused(invalid, sender, CREATE, invitation(SUBSIDIARY, accountId(1) + "0"));
    }

    @Test
    void theReceiversPreferencesMustAdmitTheCaller() {
        receiver.call("UpdateConnectionPreferences", "Revision", 1, "AccessType", "DENY_ALL");
        assertRefused(
                "409 INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER", sender, CREATE, invitationTo(1, COLLABORATION));
    }

    @ParameterizedTest
    @ValueSource(strings = {COLLABORATION, SUBSIDIARY})
    void aSecondPendingInvitationOfTheTypeIsADuplicateInEitherDirection(String type) {
        invite(sender, 1, type);
        assertRefused("409 DUPLICATE_CONNECTION_INVITATION", sender, CREATE, invitationTo(1, type));
        assertRefused("409 DUPLICATE_CONNECTION_INVITATION", receiver, CREATE, invitationTo(0, type));
    }

    @Test
    void anInvitationOfAnotherTypeOrToAnotherAccountIsNoDuplicate() {
        invite(sender, 1, COLLABORATION);
        invite(sender, 1, SUBSIDIARY);
        invite(sender, 2, COLLABORATION);
        invite(third, 1, COLLABORATION);
        assertThat(emulator.invitations("AWS")).hasSize(4);
    }

    @Test
    void anInvitationIsNoDuplicateOnceTheEarlierOneIsFinal() {
        sender.call(CANCEL, "Identifier", invitationId(COLLABORATION));
        receiver.call(REJECT, "Identifier", invitationId(COLLABORATION));
        invitationId(COLLABORATION);
        emulator.advanceTime(Duration.ofDays(31));
        assertThat(status(receiver, invitationId(COLLABORATION))).isEqualTo("PENDING");
    }

    @Test
    void theTypeMustNotBeActiveBetweenTheTwo() {
        connect(COLLABORATION);
        assertRefused("409 DUPLICATE_CONNECTION", sender, CREATE, invitationTo(1, COLLABORATION));
        assertRefused("409 DUPLICATE_CONNECTION", receiver, CREATE, invitationTo(0, COLLABORATION));
        invite(receiver, 0, SUBSIDIARY);
    }

    @Test
    void fiftyInvitationsADayAreAllowed() {
        for (int i = 0; i < 50; i++) {
            sender.call(CANCEL, "Identifier", invitationId(COLLABORATION));
        }
        assertRefused("402 " + PER_DAY, sender, CREATE, invitationTo(1, COLLABORATION));
        invite(receiver, 0, COLLABORATION);
        emulator.advanceTime(Duration.ofDays(1));
        invite(sender, 2, COLLABORATION);
    }

    @Test
    void aRefusedInvitationDoesNotCountToTheDay() {
        emulator.setQuota(PER_DAY, 1);
        sender.outcome(CREATE, invitationTo(0, COLLABORATION));
        invite(sender, 1, COLLABORATION);
        assertRefused("402 " + PER_DAY, sender, CREATE, invitationTo(2, COLLABORATION));
    }

    @Test
    void openInvitationsAreLimited() {
        emulator.setQuota(OPEN, 1);
        String id = invitationId(COLLABORATION);
        assertRefused("402 " + OPEN, sender, CREATE, invitationTo(2, COLLABORATION));
        // Received invitations do not count.
        invite(receiver, 2, COLLABORATION);
        sender.call(CANCEL, "Identifier", id);
        invite(sender, 2, COLLABORATION);
    }

    @Test
    void activeConnectionsAreLimitedWhenInviting() {
        emulator.setQuota(ACTIVE, 1);
        String connectionId = connect(COLLABORATION);
        assertRefused("402 " + ACTIVE, sender, CREATE, invitationTo(2, COLLABORATION));
        sender.call("CancelConnection", "Identifier", connectionId, "ConnectionType", COLLABORATION, "Reason", "End.");
        invite(sender, 2, COLLABORATION);
    }

    @Test
    void aTypeAddedToAnActiveConnectionNeedsNoQuota() {
        emulator.setQuota(ACTIVE, 1);
        connect(COLLABORATION);
        connect(SUBSIDIARY);
        assertThat(emulator.account(0).connections()).hasSize(GENERATED + 1);
    }

    // Accept, Reject, Cancel.

    @ParameterizedTest
    @ValueSource(strings = {ACCEPT, REJECT})
    void onlyTheReceiverMayAcceptOrReject(String operation) {
        String id = invitationId(COLLABORATION);
        assertRefused("403 ACCESS_DENIED", sender, operation, "Identifier", id);
        assertRefused("404 CONNECTION_INVITATION_NOT_FOUND", third, operation, "Identifier", id);
    }

    @Test
    void onlyTheSenderMayCancel() {
        String id = invitationId(COLLABORATION);
        assertRefused("403 ACCESS_DENIED", receiver, CANCEL, "Identifier", id);
        assertRefused("404 CONNECTION_INVITATION_NOT_FOUND", third, CANCEL, "Identifier", id);
    }

    @Test
    void theRoleIsCheckedBeforeTheStatus() {
        String id = invitationId(COLLABORATION);
        sender.call(CANCEL, "Identifier", id);
        assertRefused("403 ACCESS_DENIED", sender, ACCEPT, "Identifier", id);
        assertRefused("403 ACCESS_DENIED", receiver, CANCEL, "Identifier", id);
    }

    @Test
    void acceptingNeedsTheReceiverBelowItsActiveConnections() {
        emulator.setQuota(ACTIVE, 1);
        String id = invitationId(COLLABORATION);
        emulator.connect("AWS", 1, 2, COLLABORATION);
        assertRefused("402 " + ACTIVE, receiver, ACCEPT, "Identifier", id);
        assertThat(status(receiver, id)).isEqualTo("PENDING");
    }

    @Test
    void acceptingNeedsTheSenderBelowItsActiveConnections() {
        emulator.setQuota(ACTIVE, 1);
        String id = invitationId(COLLABORATION);
        emulator.connect("AWS", 0, 2, COLLABORATION);
        assertRefused("402 " + ACTIVE, receiver, ACCEPT, "Identifier", id);
        emulator.setQuota(ACTIVE, 2);
        accept(receiver, id);
    }

    @Test
    void acceptingNeedsTheTypeNotActiveMeanwhile() {
        String id = invitationId(COLLABORATION);
        emulator.connect("AWS", 1, 0, COLLABORATION);
        assertRefused("409 DUPLICATE_CONNECTION", receiver, ACCEPT, "Identifier", id);
    }

    @Test
    void preferencesHaveNoEffectOnAccepting() {
        String id = invitationId(COLLABORATION);
        receiver.call("UpdateConnectionPreferences", "Revision", 1, "AccessType", "DENY_ALL");
        accept(receiver, id);
    }

    @Test
    void twoConcurrentAcceptsHaveOneWinner() throws Exception {
        emulator.setQuota(PER_DAY, 1000);
        ExecutorService threads = Executors.newFixedThreadPool(2);
        try {
            for (int round = 0; round < 25; round++) {
                String id = invitationId(COLLABORATION);
                CyclicBarrier barrier = new CyclicBarrier(2);
                Callable<String> accept = () -> {
                    barrier.await();
                    return receiver.outcome(ACCEPT, "Identifier", id);
                };
                List<String> outcomes = new ArrayList<>();
                for (Future<String> outcome : threads.invokeAll(List.of(accept, accept))) {
                    outcomes.add(outcome.get());
                }
                assertThat(outcomes).containsExactlyInAnyOrder("200", "409 INCOMPATIBLE_CONNECTION_INVITATION_STATE");
                String connectionId =
                        sender.call(GET, "Identifier", id).path("ConnectionId").stringValue();
                assertThat(emulator.account(1).connections()).hasSize(GENERATED + round + 1);
                sender.call(
                        "CancelConnection", "Identifier", connectionId, "ConnectionType", COLLABORATION, "Reason", "");
            }
        } finally {
            threads.shutdownNow();
        }
    }

    // Get.

    @Test
    void onlyTheParticipantsMayGetIt() {
        String id = invitationId(COLLABORATION);
        assertRefused("404 CONNECTION_INVITATION_NOT_FOUND", third, GET, "Identifier", id);
        assertRefused("404 CONNECTION_INVITATION_NOT_FOUND", sender.in("Sandbox"), GET, "Identifier", id);
        assertRefused("404 CONNECTION_INVITATION_NOT_FOUND", sender, GET, "Identifier", "pacinv-abcdefghij234");
    }

    @Test
    void aSnapshotShowsNoName() {
        invitationId(COLLABORATION);
        assertThat(emulator.invitations("AWS").toString()).contains("pacinv-").doesNotContain("Grace");
    }
}
