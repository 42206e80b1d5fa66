// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Invitation;

/** Finds the invitation that the input identifies. */
final class InvitationLookup {

    private InvitationLookup() {}

    /**
     * Returns an invitation that the caller has sent or received.
     *
     * <p>Assumption: an invitation between others does not exist for the caller.
     *
     * @throws ServiceError if the caller has no such invitation
     */
    static Invitation require(Call call) {
        String id = call.input().text("Identifier");
        Invitation invitation = call.world().invitations().find(call.caller(), id);
        if (invitation == null) {
            throw ServiceError.notFound(
                    "CONNECTION_INVITATION_NOT_FOUND", "The account has no connection invitation " + id);
        }
        return invitation;
    }

    /**
     * Returns a pending invitation in which the caller has a role.
     *
     * <p>Assumptions: access is denied to the other participant, even if the invitation is no longer pending; and the
     * reasons of the errors.
     *
     * @param role {@link InvitationJson#SENDER} or {@link InvitationJson#RECEIVER}
     * @throws ServiceError if the caller has no such invitation, has the other role, or it is not pending
     */
    static Invitation requirePending(Call call, String role) {
        Invitation invitation = require(call);
        if (!InvitationJson.participantType(invitation, call.caller().accountId())
                .equals(role)) {
            throw ServiceError.accessDenied("ACCESS_DENIED", "The account must be the " + role + " of the invitation");
        }
        if (!invitation.isPending()) {
            throw ServiceError.conflict(
                    "INCOMPATIBLE_CONNECTION_INVITATION_STATE",
                    "The invitation must be PENDING, but is " + invitation.status());
        }
        return invitation;
    }
}
