package io.github.partnerflux.examples.listconnections;

import java.util.Locale;
import java.util.regex.Pattern;

/** Others choose their names: characters in them could steer the terminal, break lines, or reverse the text around them. */
final class SafeText {

    private static final Pattern UNSAFE = Pattern.compile(
            "[\\p{Cc}\\p{Cs}" // controls, halves of surrogate pairs
                    + "\\u2028\\u2029" // line and paragraph separators
                    + "\\u061C\\u200E\\u200F\\u202A-\\u202E\\u2066-\\u2069" // direction of text
                    + "\\uFEFF]"); // byte order mark

    private SafeText() {}

    /** Shows that there was something. */
    static String replaceUnsafe(String text) {
        return UNSAFE.matcher(text).replaceAll("\uFFFD");
    }

    /** Keeps the text as it is to whoever reads the JSON, where such characters can only stand in strings. */
    static String escapeUnsafe(String json) {
        return UNSAFE.matcher(json)
                .replaceAll(match -> String.format(
                        Locale.ROOT, "\\\\u%04X", (int) match.group().charAt(0)));
    }
}
