// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.invitation;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lists the invitations that the caller has sent and received, page by page, in the order of their creation. */
final class ListConnectionInvitations implements Operation {

    private static final int DEFAULT_MAX_RESULTS = 100;

    private final Listing listing;

    ListConnectionInvitations(Listing listing) {
        this.listing = listing;
    }

    @Override
    public ObjectNode call(Call call) {
        InvitationFilter filter = InvitationFilter.of(call.input());
        List<String> filters = new ArrayList<>();
        filters.add("ListConnectionInvitations");
        filters.addAll(filter.parts());
        return listing.page(
                call,
                "ConnectionInvitationSummaries",
                call.input().integer("MaxResults", DEFAULT_MAX_RESULTS),
                filters,
                place -> items(call, filter, place));
    }

    private static Iterator<Listing.Item> items(Call call, InvitationFilter filter, long place) {
        return call.world()
                .invitations()
                .from(call.caller(), place)
                .map(invitation -> new Listing.Item(
                        invitation.sequence(),
                        filter.matches(invitation, call.caller().accountId()),
                        () -> InvitationJson.summary(invitation, call)))
                .iterator();
    }
}
