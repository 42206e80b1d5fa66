// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.walk;

import io.github.partnerflux.emulator.Caller;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/** What all accounts list at one time, by id and in the order of the listing. */
record Snapshot(List<Map<String, JsonNode>> invitations, List<Map<String, JsonNode>> connections) {

    private static final int PAGE_SIZE = 40;

    static Snapshot of(Walkers walkers) {
        List<Caller> callers = walkers.all().stream().map(walkers::caller).toList();
        return new Snapshot(
                callers.stream().map(Snapshot::invitations).toList(),
                callers.stream().map(Snapshot::connections).toList());
    }

    static Map<String, JsonNode> invitations(Caller caller) {
        return list(caller, "ListConnectionInvitations", "ConnectionInvitationSummaries");
    }

    static Map<String, JsonNode> connections(Caller caller) {
        return list(caller, "ListConnections", "ConnectionSummaries");
    }

    private static Map<String, JsonNode> list(Caller caller, String operation, String items) {
        Map<String, JsonNode> byId = new LinkedHashMap<>();
        List<Object> input = new ArrayList<>(List.of("MaxResults", PAGE_SIZE));
        JsonNode page = caller.call(operation, input.toArray());
        add(page.path(items), byId);
        while (page.hasNonNull("NextToken")) {
            page = caller.call(
                    operation,
                    "MaxResults",
                    PAGE_SIZE,
                    "NextToken",
                    page.path("NextToken").asString());
            add(page.path(items), byId);
        }
        return byId;
    }

    private static void add(JsonNode items, Map<String, JsonNode> byId) {
        for (JsonNode item : items) {
            String id = item.path("Id").asString();
            if (byId.put(id, item) != null) {
                throw new AssertionError("listed twice: " + id);
            }
        }
    }
}
