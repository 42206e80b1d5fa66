// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A structure. {@code null} is the same as absent, and unknown members are ignored, as AWS does.
 *
 * @param members the members' shapes in the order of the model, in which violations are reported
 * @param required the names of the members that must be present
 */
record StructureShape(Map<String, Shape> members, Set<String> required) implements Shape {

    @Override
    public ObjectNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isObject()) {
            throw JsonType.mismatch(path, value, "a Structure");
        }
        ObjectNode checked = Json.object();
        members.forEach((name, shape) -> {
            String place = path.isEmpty() ? name : path + "." + name;
            if (value.hasNonNull(name)) {
                checked.set(name, shape.check(place, value.path(name), errors));
            } else if (required.contains(name)) {
                errors.add(new FieldError(place, "is required, but missing", FieldError.REQUIRED_FIELD_MISSING));
            }
        });
        return checked;
    }
}
