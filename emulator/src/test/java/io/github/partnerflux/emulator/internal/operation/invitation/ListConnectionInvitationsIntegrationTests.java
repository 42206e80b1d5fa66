// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.AbstractConnectionIntegrationTests;
import io.github.partnerflux.emulator.Caller;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class ListConnectionInvitationsIntegrationTests extends AbstractConnectionIntegrationTests {

    private static final String LIST = "ListConnectionInvitations";

    @Test
    void listsWhatTheAccountHasSentAndReceivedInTheOrderOfCreation() {
        String sent = invitationId(COLLABORATION);
        String received = id(invite(third, 0, SUBSIDIARY));
        invite(third, 1, COLLABORATION);
        assertThat(list(sender)).containsExactly(sent, received);
    }

    @Test
    void listsAllStatesUnlessOneIsSelected() {
        List<String> all = oneOfEachStatus();
        assertThat(list(sender)).isEqualTo(all);
        assertThat(list(sender, "Status", "ACCEPTED")).containsExactly(all.get(0));
        assertThat(list(sender, "Status", "REJECTED")).containsExactly(all.get(1));
        assertThat(list(sender, "Status", "CANCELED")).containsExactly(all.get(2));
        assertThat(list(sender, "Status", "EXPIRED")).containsExactly(all.get(3));
        assertThat(list(sender, "Status", "PENDING")).containsExactly(all.get(4));
    }

    private List<String> oneOfEachStatus() {
        String accepted = invitationId(COLLABORATION);
        accept(receiver, accepted);
        String rejected = invitationId(SUBSIDIARY);
        receiver.call("RejectConnectionInvitation", "Identifier", rejected);
        String canceled = invitationId(SUBSIDIARY);
        sender.call("CancelConnectionInvitation", "Identifier", canceled);
        String expired = invitationId(SUBSIDIARY);
        emulator.advanceTime(Duration.ofDays(31));
        return List.of(accepted, rejected, canceled, expired, invitationId(SUBSIDIARY));
    }

    @Test
    void filtersByConnectionType() {
        String collaboration = invitationId(COLLABORATION);
        String subsidiary = invitationId(SUBSIDIARY);
        assertThat(list(sender, "ConnectionType", COLLABORATION)).containsExactly(collaboration);
        assertThat(list(sender, "ConnectionType", SUBSIDIARY)).containsExactly(subsidiary);
    }

    @Test
    void filtersByTheCallersRole() {
        String sent = invitationId(COLLABORATION);
        String received = id(invite(third, 0, COLLABORATION));
        assertThat(list(sender, "ParticipantType", "SENDER")).containsExactly(sent);
        assertThat(list(sender, "ParticipantType", "RECEIVER")).containsExactly(received);
    }

    @Test
    void filtersByTheOtherParticipantAsTheCallerSeesIt() {
        String collaboration = invitationId(COLLABORATION);
        String subsidiary = invitationId(SUBSIDIARY);
        String other = id(invite(third, 0, COLLABORATION));
        assertThat(list(sender, "OtherParticipantIdentifiers", List.of(profileId(1))))
                .containsExactly(collaboration);
        assertThat(list(sender, "OtherParticipantIdentifiers", List.of(accountId(1))))
                .containsExactly(subsidiary);
        assertThat(list(sender, "OtherParticipantIdentifiers", List.of(profileId(2), accountId(1))))
                .containsExactly(subsidiary, other);
        assertThat(list(sender, "OtherParticipantIdentifiers", List.of())).hasSize(3);
    }

    @Test
    void allFiltersMustMatch() {
        String sent = invitationId(COLLABORATION);
        invitationId(SUBSIDIARY);
        invite(third, 0, COLLABORATION);
        assertThat(list(sender, "ConnectionType", COLLABORATION, "ParticipantType", "SENDER"))
                .containsExactly(sent);
        assertThat(list(sender, "ConnectionType", COLLABORATION, "ParticipantType", "SENDER", "Status", "REJECTED"))
                .isEmpty();
    }

    @Test
    void aSummaryIsTheInvitationWithoutMessageAndInviter() {
        String id = invitationId(COLLABORATION);
        accept(receiver, id);
        JsonNode invitation = receiver.call("GetConnectionInvitation", "Identifier", id);
        JsonNode summary = receiver.call(LIST).at("/ConnectionInvitationSummaries/0");
        List<String> names = new ArrayList<>(invitation.propertyNames());
        names.removeAll(List.of("InvitationMessage", "InviterEmail", "InviterName"));
        assertThat(summary.propertyNames()).containsExactlyElementsOf(names);
        names.forEach(name -> assertThat(summary.path(name)).isEqualTo(invitation.path(name)));
    }

    @Test
    void aCatalogHasItsOwnInvitations() {
        invitationId(COLLABORATION);
        assertThat(list(sender.in("Sandbox"))).isEmpty();
    }

    @Test
    void pagesFollowOneAnother() {
        List<String> all = subsidiaryInvitations(5);
        JsonNode first = sender.call(LIST, "MaxResults", 2);
        JsonNode second = next(sender, first, "MaxResults", 2);
        JsonNode third = next(sender, second, "MaxResults", 2);
        assertThat(ids(first)).isEqualTo(all.subList(0, 2));
        assertThat(ids(second)).isEqualTo(all.subList(2, 4));
        assertThat(ids(third)).isEqualTo(all.subList(4, 5));
        assertThat(third.has("NextToken")).isFalse();
    }

    @Test
    void aTokenIsBoundToItsFilters() {
        subsidiaryInvitations(2);
        String token = sender.call(LIST, "MaxResults", 1, "Status", "CANCELED")
                .path("NextToken")
                .stringValue();
        String invalid = "400 FIELD NextToken INVALID_VALUE";
        assertThat(sender.outcome(LIST, "NextToken", token, "Status", "CANCELED"))
                .isEqualTo("200");
        assertThat(sender.outcome(LIST, "NextToken", token)).isEqualTo(invalid);
        assertThat(sender.outcome(LIST, "NextToken", token, "ConnectionType", SUBSIDIARY))
                .isEqualTo(invalid);
        assertThat(sender.outcome("ListConnections", "NextToken", token)).isEqualTo(invalid);
        assertThat(receiver.outcome(LIST, "NextToken", token, "Status", "CANCELED"))
                .isEqualTo(invalid);
    }

    @Test
    void invitationsCreatedBetweenTwoPagesAreListedOnceAtTheEnd() {
        List<String> all = new ArrayList<>(subsidiaryInvitations(3));
        JsonNode page = sender.call(LIST, "MaxResults", 2);
        all.add(id(invite(third, 0, COLLABORATION)));
        all.add(id(invite(sender, 3, COLLABORATION)));
        assertThat(allFrom(page)).isEqualTo(all);
    }

    @Test
    void invitationsThatChangeBetweenTwoPagesAreNeitherSkippedNorRepeated() {
        List<String> pending = pendingInvitations();
        JsonNode page = sender.call(LIST, "MaxResults", 2);
        accept(receiver, pending.get(0));
        sender.call("CancelConnectionInvitation", "Identifier", pending.get(1));
        sender.call("CancelConnectionInvitation", "Identifier", pending.get(3));
        assertThat(allFrom(page)).isEqualTo(pending);
    }

    @Test
    void invitationsThatLeaveAFilterBetweenTwoPagesSkipNoOthers() {
        List<String> pending = pendingInvitations();
        JsonNode page = sender.call(LIST, "MaxResults", 2, "Status", "PENDING");
        accept(receiver, pending.get(0));
        sender.call("CancelConnectionInvitation", "Identifier", pending.get(1));
        sender.call("CancelConnectionInvitation", "Identifier", pending.get(2));
        String added = invitationId(SUBSIDIARY);
        assertThat(ids(page)).isEqualTo(pending.subList(0, 2));
        assertThat(allFrom(page, "Status", "PENDING"))
                .containsExactly(pending.get(0), pending.get(1), pending.get(3), pending.get(4), pending.get(5), added);
    }

    private List<String> pendingInvitations() {
        return List.of(
                id(invite(sender, 1, COLLABORATION)),
                id(invite(sender, 1, SUBSIDIARY)),
                id(invite(sender, 2, COLLABORATION)),
                id(invite(sender, 2, SUBSIDIARY)),
                id(invite(sender, 3, COLLABORATION)),
                id(invite(sender, 3, SUBSIDIARY)));
    }

    /** Creates invitations, of which each is canceled before the next is created. */
    private List<String> subsidiaryInvitations(int count) {
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            ids.add(invitationId(SUBSIDIARY));
            sender.call("CancelConnectionInvitation", "Identifier", ids.get(i));
        }
        return ids;
    }

    private List<String> allFrom(JsonNode firstPage, Object... filters) {
        List<String> all = new ArrayList<>(ids(firstPage));
        JsonNode page = firstPage;
        while (page.has("NextToken")) {
            page = next(sender, page, filters);
            all.addAll(ids(page));
        }
        return all;
    }

    private static JsonNode next(Caller caller, JsonNode page, Object... filters) {
        List<Object> members = new ArrayList<>(Arrays.asList(filters));
        members.add("NextToken");
        members.add(page.path("NextToken").stringValue());
        return caller.call(LIST, members.toArray());
    }

    private static List<String> list(Caller caller, Object... filters) {
        return ids(caller.call(LIST, filters));
    }

    private static List<String> ids(JsonNode page) {
        return page.path("ConnectionInvitationSummaries")
                .valueStream()
                .map(ListConnectionInvitationsIntegrationTests::id)
                .toList();
    }

    private static String id(JsonNode invitation) {
        return invitation.path("Id").stringValue();
    }
}
