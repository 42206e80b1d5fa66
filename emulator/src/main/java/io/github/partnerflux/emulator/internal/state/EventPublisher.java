// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.state;

import java.time.Instant;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Publishes the events of connections and invitations in one catalog, with the members of AWS's examples.
 *
 * <p>Assumptions: {@code connectionType} is {@code Subsidiary} for the type of which AWS shows no example; an
 * invitation to an account id has no {@code receiverProfileId}.
 */
final class EventPublisher {

    private static final String INVITATION = "connectionInvitation";
    private static final String CONNECTION = "connection";

    private final String catalog;
    private final Accounts accounts;
    private final Partners partners;
    private final IdSource ids;
    private final Events events;

    EventPublisher(String catalog, Accounts accounts, Partners partners, IdSource ids, Events events) {
        this.catalog = catalog;
        this.accounts = accounts;
        this.partners = partners;
        this.ids = ids;
        this.events = events;
    }

    void received(Invitation invitation) {
        Map<String, String> members = members(invitation);
        members.put("inviterEmail", invitation.terms().inviter().email());
        members.put("invitationMessage", invitation.terms().message());
        members.put(
                "senderCompanyName", companyName(invitation.terms().inviter().accountId()));
        members.put("senderProfileId", invitation.terms().senderProfileId());
        members.put("expiresAt", invitation.terms().expiresAt().toString());
        toReceiver("Partner Connection Invitation Received", invitation, members);
    }

    void accepted(Invitation invitation, String connectionId) {
        String sender = invitation.terms().inviter().accountId();
        String receiver = invitation.terms().receiverAccountId();
        String connectionArn = Connection.arn(catalog, connectionId);
        Map<String, String> connection = new LinkedHashMap<>();
        connection.put("arn", connectionArn);
        connection.put("id", connectionId);
        connection.put("Participant1AccountId", sender);
        connection.put("Participant2AccountId", receiver);
        connection.put("status", Connection.ACTIVE);
        Map<String, Map<String, String>> subjects = new LinkedHashMap<>();
        subjects.put(INVITATION, members(invitation));
        subjects.put(CONNECTION, connection);
        List<String> resources = List.of(invitation.arn(catalog), connectionArn);
        for (String account : List.of(sender, receiver)) {
            publish(
                    account,
                    "Partner Connection Invitation Accepted",
                    invitation.updatedAt(),
                    resources,
                    Collections.unmodifiableMap(subjects));
        }
    }

    void rejected(Invitation invitation) {
        Map<String, String> members = members(invitation);
        members.put("invitationMessage", invitation.terms().message());
        putReceiverProfileId(invitation, members);
        toSender("Partner Connection Invitation Rejected", invitation, members);
    }

    void cancelled(Invitation invitation) {
        Map<String, String> members = members(invitation);
        members.put("invitationMessage", invitation.terms().message());
        members.put("senderProfileId", invitation.terms().senderProfileId());
        toReceiver("Partner Connection Invitation Cancelled", invitation, members);
    }

    void expired(Invitation invitation) {
        Map<String, String> members = members(invitation);
        members.put("inviterEmail", invitation.terms().inviter().email());
        members.put("invitationMessage", invitation.terms().message());
        members.put("senderProfileId", invitation.terms().senderProfileId());
        putReceiverProfileId(invitation, members);
        toSender("Partner Connection Invitation Expired", invitation, members);
        toReceiver("Partner Connection Invitation Expired", invitation, members);
    }

    /** Publishes the cancellation of a type to the participant that did not cancel it, if its account is emulated. */
    void cancelled(String receiverAccountId, Connection connection, String type, Connection.Cancellation cancellation) {
        if (accounts.withId(receiverAccountId) == null) {
            return;
        }
        String arn = connection.arn(catalog);
        Map<String, String> members = new LinkedHashMap<>();
        members.put("arn", arn);
        members.put("id", connection.id());
        members.put("connectionType", spelled(type));
        members.put("canceledBy", cancellation.accountId());
        publish(
                receiverAccountId,
                "Partner Connection Cancelled",
                cancellation.at(),
                List.of(arn),
                Map.of(CONNECTION, Collections.unmodifiableMap(members)));
    }

    private Map<String, String> members(Invitation invitation) {
        Map<String, String> members = new LinkedHashMap<>();
        members.put("arn", invitation.arn(catalog));
        members.put("id", invitation.id());
        members.put("connectionType", spelled(invitation.terms().connectionType()));
        return members;
    }

    private static String spelled(String connectionType) {
        return connectionType.equals(Connection.SUBSIDIARY) ? "Subsidiary" : "OpportunityCollaboration";
    }

    private static void putReceiverProfileId(Invitation invitation, Map<String, String> members) {
        if (invitation.terms().connectionType().equals(Connection.OPPORTUNITY_COLLABORATION)) {
            members.put("receiverProfileId", invitation.terms().receiverIdentifier());
        }
    }

    private String companyName(String accountId) {
        Partner partner = partners.of(accountId);
        return partner == null ? "" : partner.profile().displayName();
    }

    private void toSender(String detailType, Invitation invitation, Map<String, String> members) {
        publish(invitation.terms().inviter().accountId(), detailType, invitation, members);
    }

    private void toReceiver(String detailType, Invitation invitation, Map<String, String> members) {
        publish(invitation.terms().receiverAccountId(), detailType, invitation, members);
    }

    private void publish(String accountId, String detailType, Invitation invitation, Map<String, String> members) {
        publish(
                accountId,
                detailType,
                invitation.updatedAt(),
                List.of(invitation.arn(catalog)),
                Map.of(INVITATION, Collections.unmodifiableMap(members)));
    }

    private void publish(
            String accountId,
            String detailType,
            Instant time,
            List<String> resources,
            Map<String, Map<String, String>> subjects) {
        events.add(new Event(ids.nextUuid(), time, accountId, detailType, resources, catalog, subjects));
    }
}
