// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

/** Translates the patterns of the service model, which are those of ECMA 262, into those of {@link java.util.regex.Pattern}. */
final class EcmaPattern {

    /** What {@code \s} means in ECMA 262: its white space and its line terminators. */
    private static final String WHITE_SPACE = "\\t\\n\\x{B}\\f\\r\\p{Zs}\\x{2028}\\x{2029}\\x{FEFF}";

    /** Escapes of letters and digits that mean the same in both. {@code \w} and {@code \d} are ASCII in both. */
    private static final String SAME_ESCAPES = "tnfrdDwW";

    private final String pattern;
    private final StringBuilder regex = new StringBuilder();
    private int position;

    private EcmaPattern(String pattern) {
        this.pattern = pattern;
    }

    /**
     * Returns the regular expression of Java that matches the same strings.
     *
     * @throws IllegalArgumentException if the pattern contains something whose meaning may be different
     */
    static String toJava(String pattern) {
        return new EcmaPattern(pattern).translate();
    }

    private String translate() {
        boolean inClass = false;
        while (position < pattern.length()) {
            char c = pattern.charAt(position++);
            if (c == '\\') {
                escape(inClass);
            } else if (inClass) {
                // In Java, a class can contain others, and && is their intersection.
                boolean isIntersection = c == '&' && pattern.startsWith("&", position);
                regex.append(c == '[' || isIntersection ? "\\" + c : c);
                inClass = c != ']';
            } else if (c == '.' || c == '^' || c == '$') {
                throw unknown("" + c);
            } else if (c == '(' && pattern.startsWith("?", position) && !pattern.startsWith("?:", position)) {
                throw unknown("(?");
            } else {
                regex.append(c);
                inClass = c == '[';
            }
        }
        return regex.toString();
    }

    private void escape(boolean inClass) {
        char c = pattern.charAt(position++);
        if (c == 'u') {
            regex.append("\\u").append(pattern, position, position + 4);
            position += 4;
        } else if (c == 's') {
            regex.append(inClass ? WHITE_SPACE : "[" + WHITE_SPACE + "]");
        } else if (c == 'S') {
            regex.append("[^" + WHITE_SPACE + "]");
        } else if (SAME_ESCAPES.indexOf(c) >= 0 || !Character.isLetterOrDigit(c)) {
            regex.append('\\').append(c);
        } else {
            throw unknown("\\" + c);
        }
    }

    private IllegalArgumentException unknown(String construct) {
        return new IllegalArgumentException(
                construct + " in the pattern " + pattern + " may mean something else in Java");
    }
}
