// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.List;
import tools.jackson.databind.JsonNode;

/**
 * An integer.
 *
 * @param bits 32 or 64
 * @param range the limits of the value
 * @param sensitive whether messages must not quote a value
 */
record NumberShape(int bits, Bounds range, boolean sensitive) implements Shape {

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        String type = bits == Integer.SIZE ? "an Integer" : "a Long";
        if (!value.isIntegralNumber()) {
            throw JsonType.mismatch(path, value, type);
        }
        if (!(bits == Integer.SIZE ? value.canConvertToInt() : value.canConvertToLong())) {
            throw ServiceError.serialization(
                    path + ": an integer beyond " + bits + " bits can not be converted to " + type);
        }
        if (!range.contains(value.longValue())) {
            errors.add(new FieldError(
                    path,
                    "must be " + range + (sensitive ? "" : ", but is " + value.longValue()),
                    FieldError.INVALID_VALUE));
        }
        return value;
    }
}
