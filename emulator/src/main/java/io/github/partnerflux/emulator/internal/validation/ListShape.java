// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.List;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;

/**
 * A list, whose elements are never {@code null}.
 *
 * @param size the limits of the number of elements
 * @param element the shape of each element
 */
record ListShape(Bounds size, Shape element) implements Shape {

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isArray()) {
            throw JsonType.mismatch(path, value, "a List");
        }
        checkSize(path, value.size(), size, errors);
        ArrayNode checked = Json.array();
        for (int i = 0; i < value.size(); i++) {
            String place = path + "[" + i + "]";
            JsonNode item = value.path(i);
            if (item.isNull()) {
                errors.add(new FieldError(place, "must not be null", FieldError.REQUIRED_FIELD_MISSING));
            } else {
                checked.add(element.check(place, item, errors));
            }
        }
        return checked;
    }

    static void checkSize(String path, int actual, Bounds size, List<FieldError> errors) {
        if (actual > size.max()) {
            errors.add(new FieldError(
                    path,
                    "must have at most " + size.max() + " elements, but has " + actual,
                    FieldError.TOO_MANY_VALUES));
        } else if (actual < size.min()) {
            errors.add(new FieldError(
                    path,
                    "must have at least " + size.min() + " elements, but has " + actual,
                    FieldError.INVALID_VALUE));
        }
    }
}
