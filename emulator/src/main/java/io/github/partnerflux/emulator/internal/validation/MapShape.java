// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A map, whose values are never {@code null}.
 *
 * @param size the limits of the number of entries
 * @param key the shape of each key
 * @param value the shape of each value
 */
record MapShape(Bounds size, Shape key, Shape value) implements Shape {

    @Override
    public JsonNode check(String path, JsonNode map, List<FieldError> errors) {
        if (!map.isObject()) {
            throw JsonType.mismatch(path, map, "a Map");
        }
        ListShape.checkSize(path, map.size(), size, errors);
        ObjectNode checked = Json.object();
        for (Map.Entry<String, JsonNode> entry : map.properties()) {
            String place = path + "." + entry.getKey();
            key.check(place, checked.stringNode(entry.getKey()), errors);
            if (entry.getValue().isNull()) {
                errors.add(new FieldError(place, "must not be null", FieldError.REQUIRED_FIELD_MISSING));
            } else {
                checked.set(entry.getKey(), value.check(place, entry.getValue(), errors));
            }
        }
        return checked;
    }
}
