package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The constraints of a string in the model. Lengths count characters, not UTF-16 units. */
public record TextShape(int min, int max, Pattern pattern) {

    static TextShape of(int min, int max, String pattern) {
        return new TextShape(min, max, Pattern.compile(pattern));
    }

    /** Returns the violation of a value, or {@code null}. */
    @Nullable
    FieldError check(String name, String value) {
        int length = value.codePointCount(0, value.length());
        if (length < min || length > max) {
            return new FieldError(
                    name,
                    "length must be between " + min + " and " + max + ", but is " + length,
                    FieldError.INVALID_STRING_FORMAT);
        }
        if (!pattern.matcher(value).matches()) {
            return new FieldError(
                    name,
                    "must match " + pattern + ", but is \"" + excerpt(value) + "\"",
                    FieldError.INVALID_STRING_FORMAT);
        }
        return null;
    }

    private static String excerpt(String value) {
        return value.length() <= 64 ? value : value.substring(0, 64) + "...";
    }
}
