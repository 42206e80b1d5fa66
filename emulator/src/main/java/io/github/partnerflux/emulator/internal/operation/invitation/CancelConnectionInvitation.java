// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.state.Invitation;
import tools.jackson.databind.node.ObjectNode;

/** Cancels an invitation that the caller has sent. */
final class CancelConnectionInvitation implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Invitation pending = InvitationLookup.requirePending(call, InvitationJson.SENDER);
        return InvitationJson.invitation(call.world().invitations().cancel(pending, call.now()), call);
    }
}
