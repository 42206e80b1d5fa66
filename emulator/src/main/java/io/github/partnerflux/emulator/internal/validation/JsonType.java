// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import tools.jackson.databind.JsonNode;

/** Names the types of JSON values in messages, which never quote a value: it may be sensitive. */
final class JsonType {

    private JsonType() {}

    static ServiceError mismatch(String path, JsonNode value, String expected) {
        return ServiceError.serialization(path + ": " + of(value) + " can not be converted to " + expected);
    }

    static String of(JsonNode value) {
        return switch (value.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> value.isIntegralNumber() ? "an integer" : "a number with a fraction";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
    }
}
