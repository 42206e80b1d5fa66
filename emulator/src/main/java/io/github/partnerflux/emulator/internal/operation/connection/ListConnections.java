// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.TreeSet;
import tools.jackson.databind.node.ObjectNode;

/**
 * Lists the connections of the caller, page by page.
 *
 * <p>Assumption: without a filter, inactive connections are listed as well.
 */
public final class ListConnections implements Operation {

    public static final int DEFAULT_MAX_RESULTS = 100;

    private final Listing listing;

    public ListConnections(Listing listing) {
        this.listing = listing;
    }

    @Override
    public ObjectNode call(Call call) {
        String type = call.input().optionalText("ConnectionType");
        List<String> participants = call.input().texts("OtherParticipantIdentifiers");
        ConnectionFilter filter = new ConnectionFilter(type, new HashSet<>(participants));
        List<String> filters = new ArrayList<>();
        filters.add("ListConnections");
        filters.add(type == null ? "" : type);
        // The order of the participants and repetitions among them have no effect.
        filters.addAll(new TreeSet<>(participants));
        return listing.page(
                call,
                "ConnectionSummaries",
                call.input().integer("MaxResults", DEFAULT_MAX_RESULTS),
                filters,
                place -> items(call, filter, place));
    }

    private static Iterator<Listing.Item> items(Call call, ConnectionFilter filter, long place) {
        return call.world()
                .connections()
                .from(call.caller(), place)
                .map(placed -> new Listing.Item(
                        placed.place(),
                        filter.matches(placed.connection()),
                        () -> ConnectionJson.summary(placed.connection(), call.catalog())))
                .iterator();
    }
}
