package io.github.partnerflux.model;

import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks that the service's model states for the members of a request, and the words for a violation. */
final class Constraints {

    private static final int EXCERPT_LENGTH = 80;

    private Constraints() {}

    static <T> T required(String member, @Nullable T value) {
        if (value == null) {
            throw new IllegalArgumentException(member + " is required");
        }
        return value;
    }

    /** The length is counted in Unicode code points, as Smithy's {@code length} trait does. */
    static void string(String member, String value, int min, int max, Pattern pattern) {
        int length = value.codePointCount(0, value.length());
        if (length < min || length > max) {
            throw new IllegalArgumentException("%s must be %d to %d characters long, but has %d: %s"
                    .formatted(member, min, max, length, excerpt(value)));
        }
        if (!pattern.matcher(value).matches()) {
            throw new IllegalArgumentException(
                    "%s must match %s, but is %s".formatted(member, pattern.pattern(), excerpt(value)));
        }
    }

    static void range(String member, int value, int min, int max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(
                    "%s must be from %d to %d, but is %d".formatted(member, min, max, value));
        }
    }

    static void size(String member, List<?> value, int max) {
        if (value.size() > max) {
            throw new IllegalArgumentException(
                    "%s must have at most %d entries, but has %d".formatted(member, max, value.size()));
        }
    }

    private static String excerpt(String value) {
        StringBuilder excerpt = new StringBuilder("\"");
        value.codePoints()
                .limit(EXCERPT_LENGTH)
                .map(c -> Character.isISOControl(c) ? '\uFFFD' : c)
                .forEach(excerpt::appendCodePoint);
        return excerpt.append(value.codePointCount(0, value.length()) > EXCERPT_LENGTH ? "…\"" : "\"")
                .toString();
    }
}
