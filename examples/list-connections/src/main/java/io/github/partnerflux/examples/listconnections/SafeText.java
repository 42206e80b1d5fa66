// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import java.util.Locale;
import java.util.regex.Pattern;

/** Protects output from names that could control the terminal, break lines, or reverse text. */
final class SafeText {

    private static final Pattern UNSAFE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}" // controls, halves of surrogate pairs
                    + "\\u2028\\u2029" // line and paragraph separators
                    + "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069" // direction of text
                    + "\\uFEFF]"); // byte order mark

    private SafeText() {}

    /** Replaces each unsafe character with the replacement character, so that the change is visible. */
    static String replaceUnsafe(String text) {
        return UNSAFE.matcher(text).replaceAll("\uFFFD");
    }

    /** Escapes unsafe characters, which JSON allows in strings only: a parser still reads the same text. */
    static String escapeUnsafe(String json) {
        return UNSAFE.matcher(json)
                .replaceAll(match -> String.format(
                        Locale.ROOT, "\\\\u%04X", (int) match.group().charAt(0)));
    }
}
