// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.Locale;
import java.util.regex.Pattern;

/** Reads the three forms of an HTTP date: see <a href="https://www.rfc-editor.org/rfc/rfc9110#section-5.6.7">RFC 9110</a>. */
final class HttpDate {

    /** Skipped: the date determines it. */
    private static final Pattern DAY_NAME = Pattern.compile("^\\p{Alpha}+,? ");

    private static final DateTimeFormatter ASCTIME =
            DateTimeFormatter.ofPattern("MMM ppd HH:mm:ss uuuu", Locale.US).withZone(ZoneOffset.UTC);

    private static final int LATEST_YEARS_AHEAD = 50;

    private HttpDate() {}

    /**
     * Reads a date.
     *
     * @param now decides the century of a year of two digits
     * @throws java.time.DateTimeException if the text has none of the forms
     */
    static Instant parse(String text, Instant now) {
        String date = DAY_NAME.matcher(text).replaceFirst("");
        if (date.indexOf('-') == "06".length()) {
            return parseRfc850(date, now);
        }
        boolean startsWithMonth = !date.isEmpty() && Character.isLetter(date.charAt(0));
        return (startsWithMonth ? ASCTIME : DateTimeFormatter.RFC_1123_DATE_TIME).parse(date, Instant::from);
    }

    /** A year that seems to be more than 50 years ahead is the last one that ended in the same digits. */
    private static Instant parseRfc850(String date, Instant now) {
        LocalDateTime latest = LocalDateTime.ofInstant(now, ZoneOffset.UTC).plusYears(LATEST_YEARS_AHEAD);
        DateTimeFormatter format = new DateTimeFormatterBuilder()
                .appendPattern("dd-MMM-")
                .appendValueReduced(ChronoField.YEAR, 2, 2, latest.getYear() - 99)
                .appendPattern(" HH:mm:ss 'GMT'")
                .toFormatter(Locale.US);
        LocalDateTime time = LocalDateTime.parse(date, format);
        return (time.isAfter(latest) ? time.minusYears(100) : time).toInstant(ZoneOffset.UTC);
    }
}
