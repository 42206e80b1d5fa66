// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A boolean, which has no constraints. */
record BooleanShape() implements Shape {

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isBoolean()) {
            throw JsonType.mismatch(path, value, "a Boolean");
        }
        return value;
    }
}
