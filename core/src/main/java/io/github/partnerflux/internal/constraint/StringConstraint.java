// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.constraint;

import io.github.partnerflux.internal.text.ExternalText;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the service's model states about the strings of a shape, and the messages for a violation. Immutable. */
public final class StringConstraint {

    private final int min;
    private final int max;
    private final @Nullable String pattern;
    private final @Nullable String regex;
    private final boolean isSensitive;

    /** Compiled on first use, because few of the shapes are used by a program. Threads may compile it more than once. */
    private @Nullable Pattern compiled;

    private StringConstraint(int min, int max, @Nullable String pattern, @Nullable String regex, boolean isSensitive) {
        this.min = min;
        this.max = max;
        this.pattern = pattern;
        this.regex = regex;
        this.isSensitive = isSensitive;
    }

    /** Creates a constraint of the length in Unicode code points, as Smithy's {@code length} trait counts them. */
    public static StringConstraint ofLength(int min, int max) {
        return new StringConstraint(min, max, null, null, false);
    }

    public static StringConstraint ofAnyLength() {
        return ofLength(0, Integer.MAX_VALUE);
    }

    /** Adds a pattern of the model that means the same in Java. */
    public StringConstraint matching(String pattern) {
        return matching(pattern, pattern);
    }

    /**
     * Adds a pattern.
     *
     * @param pattern the model's pattern, for messages
     * @param regex Java's regular expression for it
     */
    public StringConstraint matching(String pattern, String regex) {
        return new StringConstraint(min, max, pattern, regex, isSensitive);
    }

    /** Omits values from messages. */
    public StringConstraint sensitive() {
        return new StringConstraint(min, max, pattern, regex, true);
    }

    public void check(String member, String value) {
        if (!isOfLength(value)) {
            throw wrongLength(member, value);
        }
        if (!matches(value)) {
            throw notMatching(member, value);
        }
    }

    public void checkEach(String member, List<String> values) {
        for (int i = 0; i < values.size(); i++) {
            String value = values.get(i);
            // Most values are valid and need no path.
            if (!isOfLength(value) || !matches(value)) {
                check(member + "[" + i + "]", value);
            }
        }
    }

    private boolean isOfLength(String value) {
        int length = value.codePointCount(0, value.length());
        return length >= min && length <= max;
    }

    private boolean matches(String value) {
        if (regex == null) {
            return true;
        }
        Pattern known = compiled;
        if (known == null) {
            known = Pattern.compile(regex);
            compiled = known;
        }
        return known.matcher(value).matches();
    }

    private IllegalArgumentException wrongLength(String member, String value) {
        String range = min == max ? "" + min : min == 0 ? "at most " + max : min + " to " + max;
        return new IllegalArgumentException(member + " must be " + range + " characters long, but has "
                + value.codePointCount(0, value.length())
                + (isSensitive ? "" : ": " + ExternalText.quoted(value)));
    }

    private IllegalArgumentException notMatching(String member, String value) {
        return new IllegalArgumentException(member + " must match " + pattern
                + (isSensitive ? "; its value is not shown" : ", but is " + ExternalText.quoted(value)));
    }
}
