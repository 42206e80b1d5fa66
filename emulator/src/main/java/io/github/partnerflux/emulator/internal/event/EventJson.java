// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.event;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceIdentity;
import io.github.partnerflux.emulator.internal.state.Event;
import java.nio.charset.StandardCharsets;
import java.time.temporal.ChronoUnit;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Writes events as EventBridge delivers them. */
public final class EventJson {

    /** The version in AWS's examples of these events. */
    private static final String VERSION = "1";

    private EventJson() {}

    public static String write(Event event) {
        return new String(Json.write(toJson(event)), StandardCharsets.UTF_8);
    }

    public static ObjectNode toJson(Event event) {
        ObjectNode json = Json.object();
        json.put("version", VERSION);
        json.put("id", event.id());
        json.put("detail-type", event.detailType());
        json.put("source", "aws." + ServiceIdentity.SIGNING_NAME);
        json.put("account", event.accountId());
        // EventBridge writes whole seconds.
        json.put("time", event.time().truncatedTo(ChronoUnit.SECONDS).toString());
        json.put("region", ServiceIdentity.REGION);
        ArrayNode resources = json.putArray("resources");
        event.resources().forEach(resources::add);
        ObjectNode detail = json.putObject("detail");
        detail.put("catalog", event.catalog());
        event.subjects().forEach((name, members) -> members.forEach(detail.withObjectProperty(name)::put));
        return json;
    }
}
