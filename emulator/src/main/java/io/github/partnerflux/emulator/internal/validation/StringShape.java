// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A string.
 *
 * @param length the limits of the length in code points
 * @param pattern the pattern of the whole string, or {@code null} if there is none
 * @param values the values of an enumeration; none if the shape is no enumeration
 * @param sensitive whether messages must not quote a value
 */
record StringShape(Bounds length, @Nullable Pattern pattern, List<String> values, boolean sensitive) implements Shape {

    private static final int EXCERPT = 64;

    @Override
    public JsonNode check(String path, JsonNode value, List<FieldError> errors) {
        if (!value.isString()) {
            throw JsonType.mismatch(path, value, "a String");
        }
        FieldError error = violation(path, value.stringValue());
        if (error != null) {
            errors.add(error);
        }
        return value;
    }

    private @Nullable FieldError violation(String path, String text) {
        int actual = text.codePointCount(0, text.length());
        if (!length.contains(actual)) {
            return new FieldError(
                    path, "length must be " + length + ", but is " + actual, FieldError.INVALID_STRING_FORMAT);
        }
        if (pattern != null && !pattern.matcher(text).matches()) {
            return new FieldError(path, "must match " + pattern + quoted(text), FieldError.INVALID_STRING_FORMAT);
        }
        if (!values.isEmpty() && !values.contains(text)) {
            return new FieldError(path, "must be one of " + values + quoted(text), FieldError.INVALID_ENUM_VALUE);
        }
        return null;
    }

    private String quoted(String text) {
        if (sensitive) {
            return "";
        }
        boolean isShort = text.codePointCount(0, text.length()) <= EXCERPT;
        return ", but is \"" + (isShort ? text : text.substring(0, text.offsetByCodePoints(0, EXCERPT)) + "...") + "\"";
    }
}
