// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server-sent event as this service writes it: a name, and one line of JSON. */
record Event(String name, JsonNode data) {

    private static final JsonMapper JSON = new JsonMapper();

    static List<Event> of(Stream<String> lines) {
        List<Event> events = new ArrayList<>();
        List<String> event = new ArrayList<>();
        lines.forEach(line -> {
            if (!line.isEmpty()) {
                event.add(line);
                return;
            }
            events.add(new Event(value(event.get(0), "event:"), JSON.readTree(value(event.get(1), "data:"))));
            event.clear();
        });
        return events;
    }

    private static String value(String line, String field) {
        if (!line.startsWith(field)) {
            throw new AssertionError("expected the field \"" + field + "\", but the line is: " + line);
        }
        return line.substring(field.length());
    }

    static List<String> names(List<Event> events) {
        return events.stream().map(Event::name).toList();
    }
}
