// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.fault;

import io.github.partnerflux.emulator.internal.protocol.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Adds values that a newer version of the service might send to a page of connections. */
public final class FutureValues {

    private FutureValues() {}

    public static void addTo(ObjectNode page) {
        addField(page);
        JsonNode items = page.path("ConnectionSummaries");
        if (items.isEmpty()) {
            return;
        }
        ObjectNode first = (ObjectNode) items.path(0);
        firstType((ObjectNode) items.path(1 % items.size())).put("Status", "FUTURE_STATUS");
        ObjectNode future = Json.object();
        future.putObject("FutureProfile").put("Id", "future-1").put("Name", "From the future");
        firstType((ObjectNode) items.path(2 % items.size())).set("OtherParticipant", future);
        addField(first);
        ObjectNode unknownType = ((ObjectNode) first.path("ConnectionTypes")).putObject("FUTURE_TYPE");
        unknownType.put("Status", "ACTIVE");
        unknownType.putObject("OtherParticipant").putObject("Account").put("Name", "From the future");
    }

    private static void addField(ObjectNode node) {
        node.putObject("FutureField")
                .putArray("Values")
                .add(1)
                .add(true)
                .addNull()
                .addObject();
    }

    private static ObjectNode firstType(ObjectNode item) {
        return (ObjectNode) item.path("ConnectionTypes").iterator().next();
    }
}
