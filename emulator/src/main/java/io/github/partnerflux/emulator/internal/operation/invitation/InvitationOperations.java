// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class InvitationOperations {

    private InvitationOperations() {}

    public static Map<String, Operation> all(Listing listing) {
        return Map.of(
                "AcceptConnectionInvitation", new AcceptConnectionInvitation(),
                "CancelConnectionInvitation", new CancelConnectionInvitation(),
                "CreateConnectionInvitation", new CreateConnectionInvitation(),
                "GetConnectionInvitation", new GetConnectionInvitation(),
                "ListConnectionInvitations", new ListConnectionInvitations(listing),
                "RejectConnectionInvitation", new RejectConnectionInvitation());
    }
}
