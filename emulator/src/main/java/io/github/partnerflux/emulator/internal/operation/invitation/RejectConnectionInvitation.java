// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.state.Invitation;
import tools.jackson.databind.node.ObjectNode;

/** Rejects an invitation that the caller has received. */
final class RejectConnectionInvitation implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Invitation pending = InvitationLookup.requirePending(call, InvitationJson.RECEIVER);
        Invitation rejected =
                call.world().invitations().reject(pending, call.input().optionalText("Reason"), call.now());
        return InvitationJson.invitation(rejected, call);
    }
}
