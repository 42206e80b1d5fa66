// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.constraint;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.ArrayList;
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

    /** Checks that the text of a required enum is not the empty one that replaces a missing value. */
    public static void present(String member, String text) {
        required(member, emptyToNull(text));
    }

    /** Returns {@code null} for an empty string. */
    public static @Nullable String emptyToNull(@Nullable String value) {
        return value == null || value.isEmpty() ? null : value;
    }

    /** Returns an unmodifiable copy of a list that has no {@code null}. */
    public static <E> List<E> copyOf(String member, List<? extends @Nullable E> list) {
        List<@Nullable E> copy = new ArrayList<>(list);
        for (int i = 0; i < copy.size(); i++) {
            if (copy.get(i) == null) {
                required(member + "[" + i + "]", null);
            }
        }
        return List.copyOf(copy);
    }

    /** Checks a page token: the same wherever one comes from. */
    public static void token(String member, String value) {
        StringConstraint.ofLength(1, MAX_TOKEN_LENGTH + GroupToken.prefixLength(value))
                .check(member, value);
        if (hasWhiteSpace(value)) {
            throw new IllegalArgumentException(
                    member + " must match \\S+, but is " + ExternalText.quoted(value) + ", which has white space");
        }
    }

    /** Spares most tokens the search, which takes longer than all else that is checked of a small page. */
    private static boolean hasWhiteSpace(String value) {
        return !isVisibleAscii(value) && WHITE_SPACE.matcher(value).find();
    }

    private static boolean isVisibleAscii(String value) {
        for (int i = 0; i < value.length(); i++) {
            if (value.charAt(i) <= ' ' || value.charAt(i) > '~') {
                return false;
            }
        }
        return true;
    }

    public static void range(String member, long value, long min, long max) {
        if (value < min || value > max) {
            throw new IllegalArgumentException(member + " must be from " + min + " to " + max + ", but is " + value);
        }
    }

    public static void size(String member, List<?> value, int min, int max) {
        if (value.size() < min || value.size() > max) {
            throw new IllegalArgumentException(member + " must have "
                    + (min == 0 ? "at most " + max : min + " to " + max) + " entries, but has " + value.size());
        }
    }

    /** Returns the exception for a member of a union that the service's model does not define. */
    public static IllegalArgumentException unknownMember(String member, String known) {
        return new IllegalArgumentException(member + " must be a " + known);
    }
}
