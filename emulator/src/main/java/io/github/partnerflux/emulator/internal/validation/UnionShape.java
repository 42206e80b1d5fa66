// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * A union: exactly one of its members is present. Members that are unknown or {@code null} do not count.
 *
 * @param members the members' shapes
 */
record UnionShape(Map<String, Shape> members) implements Shape {

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isObject()) {
            throw JsonType.mismatch(path, value, "a Union");
        }
        List<Map.Entry<String, Shape>> present = members.entrySet().stream()
                .filter(member -> value.hasNonNull(member.getKey()))
                .toList();
        if (present.size() != 1) {
            throw ServiceError.serialization(path + ": must have exactly one of the members " + members.keySet()
                    + ", but has " + present.size());
        }
        String tag = present.get(0).getKey();
        Shape member = present.get(0).getValue();
        return Json.object().set(tag, member.check(path + "." + tag, value.path(tag), errors));
    }
}
