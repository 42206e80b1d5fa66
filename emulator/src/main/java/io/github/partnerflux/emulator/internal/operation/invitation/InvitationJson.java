// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Invitation;
import tools.jackson.databind.node.ObjectNode;

/** Writes invitations as the caller sees them. */
final class InvitationJson {

    static final String SENDER = "SENDER";
    static final String RECEIVER = "RECEIVER";

    private InvitationJson() {}

    /** Writes a {@code ConnectionInvitationSummary}. */
    static ObjectNode summary(Invitation invitation, Call call) {
        String caller = call.caller().accountId();
        ObjectNode json = Json.object();
        json.put("Catalog", call.catalog());
        json.put("Id", invitation.id());
        json.put("Arn", invitation.arn(call.catalog()));
        if (invitation.connectionId() != null) {
            json.put("ConnectionId", invitation.connectionId());
        }
        json.put("ConnectionType", invitation.terms().connectionType());
        json.put("CreatedAt", invitation.terms().createdAt().toString());
        json.put("UpdatedAt", invitation.updatedAt().toString());
        json.put("ExpiresAt", invitation.terms().expiresAt().toString());
        json.put("OtherParticipantIdentifier", invitation.otherParticipantIdentifier(caller));
        json.put("ParticipantType", participantType(invitation, caller));
        json.put("Status", invitation.status());
        return json;
    }

    /** Writes the output of the operations that return one invitation. */
    static ObjectNode invitation(Invitation invitation, Call call) {
        return summary(invitation, call)
                .put("InvitationMessage", invitation.terms().message())
                .put("InviterEmail", invitation.terms().inviter().email())
                .put("InviterName", invitation.terms().inviter().name());
    }

    /** Returns the role of a participant. */
    static String participantType(Invitation invitation, String accountId) {
        return invitation.isSentBy(accountId) ? SENDER : RECEIVER;
    }
}
