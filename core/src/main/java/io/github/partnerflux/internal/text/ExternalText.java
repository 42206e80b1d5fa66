package io.github.partnerflux.internal.text;

import java.util.regex.Pattern;

/** Text from outside, cleaned for messages: they may end up in a log or on a terminal. */
public final class ExternalText {

    /** Code points that a message shows of one text. */
    public static final int MAX_LENGTH = 500;

    /** A service that rejects a signature quotes what was signed, and the session token is a part of that. */
    private static final Pattern SESSION_TOKEN = Pattern.compile("(?i)(x-amz-security-token[:=]\\s*)[^\\s'\"]+");

    private static final Pattern WHITE_SPACE = Pattern.compile("[\\s\\x{85}\\x{2028}\\x{2029}]+");

    /** Control characters, such as those of a terminal, and the format characters that change the order of what is shown. */
    private static final Pattern CONTROL =
            Pattern.compile("[\\p{Cc}\\x{61C}\\x{200E}\\x{200F}\\x{202A}-\\x{202E}\\x{2066}-\\x{2069}]");

    private ExternalText() {}

    /** Returns at most {@link #MAX_LENGTH} code points of the text, on one line, without control characters and session tokens. */
    public static String excerpt(String text) {
        boolean isLong = text.codePointCount(0, text.length()) > MAX_LENGTH;
        String beginning = isLong ? text.substring(0, text.offsetByCodePoints(0, MAX_LENGTH)) : text;
        String line = WHITE_SPACE.matcher(withoutSessionTokens(beginning)).replaceAll(" ");
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
