// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.state.Partner;
import java.util.Iterator;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/** Lists the caller's partners in a catalog: one, or none. */
final class ListPartners implements Operation {

    private static final int PAGE_SIZE = 50;

    private final Listing listing;

    ListPartners(Listing listing) {
        this.listing = listing;
    }

    @Override
    public ObjectNode call(Call call) {
        return listing.page(
                call, "PartnerSummaryList", PAGE_SIZE, List.of("ListPartners"), place -> items(call, place));
    }

    private static Iterator<Listing.Item> items(Call call, long place) {
        Partner partner = call.world().partners().of(call.caller());
        return partner == null || place > 0
                ? Stream.<Listing.Item>empty().iterator()
                : List.of(new Listing.Item(0, true, () -> PartnerJson.summary(partner, call.catalog())))
                        .iterator();
    }
}
