// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.text;

import java.util.regex.Pattern;

/** Text from outside, cleaned for messages: they may end up in a log or on a terminal. */
public final class ExternalText {

    /** Code points that a message shows of one text. */
    public static final int MAX_LENGTH = 500;

    private static final String SEPARATOR = "(?:%20|%22|%27|%3[AD]|&\\w{2,6};|<[^>]{0,40}>|[^A-Za-z0-9+/%&<])";
    private static final String ASSIGNMENT = "(?:[:='\"]|%3[AD]|%2[27]|&quot;|<[^>]{0,40}>)";
    private static final String BEFORE_LONG_WORD = "\\s{1,40}(?=[A-Za-z0-9+/=%]{16})";

    /**
     * A service that rejects a signature quotes what was signed, the session token included. A gateway may quote headers in
     * JSON, in HTML or percent-encoded.
     */
    private static final Pattern SESSION_TOKEN = Pattern.compile("(?i)(x-amz-security-token(?:" + SEPARATOR + "{0,40}?"
            + ASSIGNMENT + SEPARATOR + "{0,40}+|" + BEFORE_LONG_WORD + "))[^\\s'\"<>&\\\\]+");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\x{85}\\x{2028}\\x{2029}]+");

    /** Control characters, and the format characters that change the order in which text is shown. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private ExternalText() {}

    /**
     * Returns at most {@link #MAX_LENGTH} code points of the text, on one line, without control characters and
     * session tokens.
     */
    public static String excerpt(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > MAX_LENGTH;
        String start = isLong ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) : text;
        String line = WHITE_SPACE.matcher(withoutSessionTokens(start)).replaceAll(" ");
        return CONTROL.matcher(line).replaceAll("\uFFFD") + (isLong ? "…" : "");
    }

    /** Returns an excerpt in quotation marks. */
    public static String quoted(String text) {
        return "\"" + excerpt(text) + "\"";
    }

    /** Returns the whole text with the values of session tokens masked. */
    public static String withoutSessionTokens(String text) {
        return SESSION_TOKEN.matcher(text).replaceAll("$1***");
    }
}
