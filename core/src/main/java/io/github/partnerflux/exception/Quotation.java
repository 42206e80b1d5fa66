package io.github.partnerflux.exception;

import java.util.regex.Pattern;

/** What an answer says, as a message may quote it: on one line and not without end, for it may end up in a log. */
final class Quotation {

    /** Control characters, and what else some viewers take for the end of a line. */
    private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{Cc}\\x{2028}\\x{2029}]+");

    private Quotation() {}

    static String of(String text, int maxLength) {
        String beginning = text.length() > maxLength ? text.substring(0, maxLength) + "…" : text;
        return UNPRINTABLE.matcher(beginning).replaceAll(" ");
    }
}
