// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.List;
import tools.jackson.databind.JsonNode;

/** A timestamp as ISO 8601 text with an offset. */
record TimestampShape() implements Shape {

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isString()) {
            throw JsonType.mismatch(path, value, "a Timestamp");
        }
        try {
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(value.stringValue());
        } catch (DateTimeException e) {
            throw ServiceError.serialization(path + ": a string that is no ISO 8601 date and time with an offset "
                    + "can not be converted to a Timestamp");
        }
        return value;
    }
}
