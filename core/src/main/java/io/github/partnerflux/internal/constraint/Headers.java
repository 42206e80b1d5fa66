// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.constraint;

import io.github.partnerflux.internal.service.HeaderNames;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The checks of headers that a user adds to a request. */
public final class Headers {

    /** A token of <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.2">RFC 9110</a>. */
    private static final Pattern NAME = Pattern.compile("[!#$%&'*+.^_`|~0-9A-Za-z-]+");

    private static final Pattern VALUE = Pattern.compile("[\\x20-\\x7E\\t]*");

    private Headers() {}

    /** Returns the name in lower case. */
    public static String requireName(@Nullable String name) {
        if (name == null || !NAME.matcher(name).matches()) {
            throw new IllegalArgumentException("a header's name must be letters, digits and hyphens, but is "
                    + (name == null ? null : ExternalText.quoted(name)));
        }
        String lowerCase = name.toLowerCase(Locale.ROOT);
        if (HeaderNames.RESERVED.contains(lowerCase)) {
            throw new IllegalArgumentException(
                    "the header " + lowerCase + " must not be overridden: the client sets it itself");
        }
        return lowerCase;
    }

    /** Returns the value, which is never quoted: it may be a secret. */
    public static String requireValue(String name, @Nullable String value) {
        if (value == null || !VALUE.matcher(value).matches()) {
            throw new IllegalArgumentException("the value of the header " + name
                    + " must be printable ASCII on one line" + (value == null ? ", but is null" : ""));
        }
        return value;
    }
}
