// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.connection.ConnectionJson;
import io.github.partnerflux.emulator.internal.operation.connection.ConnectionLookup;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Invitation;
import tools.jackson.databind.node.ObjectNode;

/**
 * Accepts an invitation that the caller has received.
 *
 * <p>Assumptions: a type that has become active meanwhile is a duplicate; the quota of active connections applies to
 * both accounts; preferences apply only when an invitation is created.
 */
final class AcceptConnectionInvitation implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Invitation invitation = InvitationLookup.requirePending(call, InvitationJson.RECEIVER);
        String receiver = call.caller().accountId();
        String sender = invitation.terms().inviter().accountId();
        ActiveConnections.requireNone(call, receiver, sender, invitation.terms().connectionType());
        ActiveConnections.requireBelowQuota(call, receiver, sender);
        ActiveConnections.requireBelowQuota(call, sender, receiver);
        String connectionId = call.world().accept(invitation, call.now());
        ObjectNode output = Json.object();
        output.set(
                "Connection", ConnectionJson.connection(ConnectionLookup.require(call, connectionId), call.catalog()));
        return output;
    }
}
