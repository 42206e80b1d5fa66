// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A text whose characters may be escaped as in JSON or HTML, and where each of them is in the original text. */
final class EscapedText {

    private static final Pattern ESCAPE = Pattern.compile(
            "\\\\u(?<unit>\\p{XDigit}{4})|\\\\(?<short>[bfnrt\"'/\\\\])"
                    + "|&(?<name>amp|lt|gt|quot|apos|nbsp);|&#0{0,6}(?<decimal>\\d{1,7});|&#[xX]0{0,6}(?<hex>\\p{XDigit}{1,6});");

    private static final Map<String, String> CHARACTERS = Map.ofEntries(
            Map.entry("b", "\b"),
            Map.entry("f", "\f"),
            Map.entry("n", "\n"),
            Map.entry("r", "\r"),
            Map.entry("t", "\t"),
            Map.entry("amp", "&"),
            Map.entry("lt", "<"),
            Map.entry("gt", ">"),
            Map.entry("quot", "\""),
            Map.entry("apos", "'"),
            Map.entry("nbsp", "\u00A0"));

    private final String text;

    /** For each character, the start of its original. */
    private final int[] starts;

    /** For each character, the end of its original. */
    private final int[] ends;

    private EscapedText(String text, int[] starts, int[] ends) {
        this.text = text;
        this.starts = starts;
        this.ends = ends;
    }

    static EscapedText of(String text) {
        int[] starts = new int[text.length()];
        int[] ends = new int[text.length()];
        for (int i = 0; i < text.length(); i++) {
            starts[i] = i;
            ends[i] = i + 1;
        }
        return new EscapedText(text, starts, ends);
    }

    String text() {
        return text;
    }

    /** Returns the index in the original text at which a character starts. */
    int originalStart(int index) {
        return starts[index];
    }

    /** Returns the index in the original text after a character. */
    int originalEnd(int index) {
        return ends[index];
    }

    /** Returns the text with each escape replaced once, or {@code null} if it has none. */
    @Nullable
    EscapedText unescaped() {
        Matcher escape = ESCAPE.matcher(text);
        if (!escape.find()) {
            return null;
        }
        StringBuilder unescaped = new StringBuilder(text.length());
        int[] newStarts = new int[text.length()];
        int[] newEnds = new int[text.length()];
        int copied = 0;
        do {
            copy(copied, escape.start(), unescaped, newStarts, newEnds);
            String characters = characters(escape);
            for (int i = 0; i < characters.length(); i++) {
                newStarts[unescaped.length()] = starts[escape.start()];
                newEnds[unescaped.length()] = ends[escape.end() - 1];
                unescaped.append(characters.charAt(i));
            }
            copied = escape.end();
        } while (escape.find());
        copy(copied, text.length(), unescaped, newStarts, newEnds);
        return new EscapedText(unescaped.toString(), newStarts, newEnds);
    }

    private void copy(int from, int to, StringBuilder unescaped, int[] newStarts, int[] newEnds) {
        System.arraycopy(starts, from, newStarts, unescaped.length(), to - from);
        System.arraycopy(ends, from, newEnds, unescaped.length(), to - from);
        unescaped.append(text, from, to);
    }

    /** Returns the characters of an escape, which are fewer than it has itself. */
    private static String characters(Matcher escape) {
        String name = escape.group("short") != null ? escape.group("short") : escape.group("name");
        if (name != null) {
            return CHARACTERS.getOrDefault(name, name);
        }
        int codePoint = escape.group("decimal") != null
                ? Integer.parseInt(escape.group("decimal"))
                : Integer.parseInt(escape.group("unit") != null ? escape.group("unit") : escape.group("hex"), 16);
        return Character.isValidCodePoint(codePoint) ? Character.toString(codePoint) : "\uFFFD";
    }
}
