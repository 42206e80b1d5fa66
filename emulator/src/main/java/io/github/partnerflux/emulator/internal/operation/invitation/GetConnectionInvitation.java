// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import tools.jackson.databind.node.ObjectNode;

/** Returns an invitation that the caller has sent or received. */
final class GetConnectionInvitation implements Operation {

    @Override
    public ObjectNode call(Call call) {
        return InvitationJson.invitation(InvitationLookup.require(call), call);
    }
}
