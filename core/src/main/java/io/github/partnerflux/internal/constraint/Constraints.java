package io.github.partnerflux.internal.constraint;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that the service's model states for the members of a request, and the messages for a violation. */
public final class Constraints {

    /**
     * What {@code \s} means in the model's patterns, which are those of ECMA 262: Unicode's white space and the byte order mark.
     */
    private static final Pattern WHITE_SPACE = Pattern.compile("[\\p{IsWhite_Space}\\x{FEFF}]");

    private static final int MAX_TOKEN_LENGTH = 2048;

    private Constraints() {}

    public static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(member + " is required");
        }
        return value;
    }

    public static void string(String member, String value, int min, int max, Pattern pattern) {
        length(member, value, min, max);
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    member + " must match " + pattern.pattern() + ", but is " + ExternalText.quoted(value));
        }
    }

    /** Checks a page token: the same wherever one comes from. */
    public static void token(String member, String value) {
        length(member, value, 1, MAX_TOKEN_LENGTH);
        if (WHITE_SPACE.matcher(value).find()) {
            throw new IllegalArgumentException(
                    member + " must match \\S+, but is " + ExternalText.quoted(value) + ", which has white space");
        }
    }

    /** The length is counted in Unicode code points, as Smithy's {@code length} trait does. */
    private static void length(String member, String value, int min, int max) {
        int length = value.codePointCount(0, value.length());
        if (length < min || length > max) {
            throw new IllegalArgumentException(member + " must be " + min + " to " + max + " characters long, but has "
                    + length + ": " + ExternalText.quoted(value));
        }
    }

    public static void range(String member, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(member + " must be from " + min + " to " + max + ", but is " + value);
        }
    }

    public static void size(String member, List<?> value, int max) {
        if (value.size() > max) {
            throw new IllegalArgumentException(
                    member + " must have at most " + max + " entries, but has " + value.size());
        }
    }
}
