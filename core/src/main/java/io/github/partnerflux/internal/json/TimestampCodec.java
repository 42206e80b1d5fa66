// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a timestamp in one of the JSON formats of <a
 * href="https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait">Smithy</a>: a {@code date-time} string,
 * or a number of {@code epoch-seconds}. Fractions of nanoseconds are discarded. The form in which AWS writes
 * timestamps, in UTC, is read digit by digit: {@link Instant#parse} takes as long as the rest of a connection. Writes a
 * {@code date-time} string.
 */
public final class TimestampCodec extends Codec<Instant> {

    public static final TimestampCodec INSTANCE = new TimestampCodec();

    private static final int SECONDS_LENGTH = "2026-01-02T03:04:05".length();
    private static final int NANO_DIGITS = 9;

    /**
     * Separates the parts that {@link Instant#parse} may not accept: a second of 60, and more than 9 digits of
     * a fraction.
     */
    private static final Pattern DATE_TIME =
            Pattern.compile("([^Tt]++[Tt]\\d\\d:\\d\\d:)(\\d\\d)(?:(\\.\\d{1,9}+)\\d*+)?([^.\\d].*+)");

    /** Numbers with a larger scale are beyond the range of an instant, or smaller than its precision. */
    private static final int MAX_SCALE = 100;

    private static final int SHORTEST_MONTH = 28;

    /** The days from March 1 of the year 0, in the Gregorian calendar, to January 1, 1970. */
    private static final int DAYS_TO_1970 = 719_468;

    /** The result if there is no number. Remains negative when it is multiplied. */
    private static final int NONE = -1;

    private TimestampCodec() {}

    @Override
    public Instant read(JsonReader reader) {
        JsonParser parser = reader.parser();
        try {
            return parser.currentToken() == JsonToken.VALUE_STRING ? dateTime(parser) : epochSeconds(parser);
        } catch (DateTimeException | ArithmeticException | NumberFormatException e) {
            // Omits the cause, whose message quotes the text.
            throw new StreamReadException(parser, "not a timestamp");
        }
    }

    @Override
    public void write(Instant value, JsonGenerator generator) {
        generator.writeString(value.toString());
    }

    private static Instant epochSeconds(JsonParser parser) {
        if (!parser.currentToken().isNumeric()) {
            throw new StreamReadException(parser, "not a timestamp");
        }
        BigDecimal number = new BigDecimal(Scalars.text(parser));
        if (Math.abs(number.scale()) > MAX_SCALE) {
            // Rounding it would create all of its digits in memory.
            throw new StreamReadException(parser, "not a timestamp");
        }
        BigDecimal seconds = number.setScale(0, RoundingMode.FLOOR);
        BigDecimal nanos = number.subtract(seconds).movePointRight(NANO_DIGITS);
        return Instant.ofEpochSecond(seconds.longValueExact(), nanos.longValue());
    }

    private static Instant dateTime(JsonParser parser) {
        int length = Scalars.length(parser);
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        Instant utc = utc(characters, offset, length);
        return utc != null ? utc : anyDateTime(new String(characters, offset, length));
    }

    /**
     * Reads a timestamp with any offset. A leap second is read as the second before it, as {@link Instant} does not
     * have leap seconds.
     */
    private static Instant anyDateTime(String text) {
        Matcher parts = DATE_TIME.matcher(text);
        if (!parts.matches()) {
            throw new DateTimeException("not a date-time");
        }
        String second = parts.group(2).equals("60") ? "59" : parts.group(2);
        String fraction = parts.group(3) == null ? "" : parts.group(3);
        return Instant.parse(parts.group(1) + second + fraction + parts.group(4));
    }

    /**
     * Reads a timestamp such as {@code 2026-01-02T03:04:05Z}, with or without a fraction. Returns {@code null} for all
     * others, such as a leap second.
     */
    private static @Nullable Instant utc(char[] c, int offset, int length) {
        if (length <= SECONDS_LENGTH
                || c[offset + 4] != '-'
                || c[offset + 7] != '-'
                || c[offset + 10] != 'T'
                || c[offset + 13] != ':'
                || c[offset + 16] != ':'
                || c[offset + length - 1] != 'Z') {
            return null;
        }
        int year = number(c, offset, 4);
        int month = number(c, offset + 5, 2);
        int day = number(c, offset + 8, 2);
        int hour = number(c, offset + 11, 2);
        int minute = number(c, offset + 14, 2);
        int second = number(c, offset + 17, 2);
        int nanos = nanos(c, offset + SECONDS_LENGTH, length - SECONDS_LENGTH - 1);
        if ((year | month | day | hour | minute | second | nanos) < 0 || hour > 23 || minute > 59 || second > 59) {
            return null;
        }
        long days = month >= 1 && month <= 12 && day >= 1 && day <= SHORTEST_MONTH
                ? epochDay(year, month, day)
                : LocalDate.of(year, month, day).toEpochDay();
        return Instant.ofEpochSecond(((days * 24 + hour) * 60 + minute) * 60 + second, nanos);
    }

    /**
     * Returns the days of a valid date since 1970, by counting years from March, so that leap days are at their ends.
     * {@link LocalDate} validates the date again and converts it in more steps.
     */
    private static long epochDay(int year, int month, int day) {
        int marchYear = month > 2 ? year : year - 1;
        int monthsSinceMarch = month > 2 ? month - 3 : month + 9;
        int century = Math.floorDiv(marchYear, 100);
        int dayOfYear = (153 * monthsSinceMarch + 2) / 5 + day - 1;
        return 365L * marchYear
                + Math.floorDiv(marchYear, 4)
                - century
                + Math.floorDiv(century, 4)
                + dayOfYear
                - DAYS_TO_1970;
    }

    /** Reads a fraction, including its decimal point. */
    private static int nanos(char[] c, int from, int length) {
        if (length == 0) {
            return 0;
        }
        int digits = length - 1;
        if (digits < 1 || digits > NANO_DIGITS || c[from] != '.') {
            return NONE;
        }
        int nanos = number(c, from + 1, digits);
        for (int i = digits; i < NANO_DIGITS; i++) {
            nanos *= 10;
        }
        return nanos;
    }

    private static int number(char[] c, int from, int digits) {
        int number = 0;
        int invalid = 0;
        for (int i = from; i < from + digits; i++) {
            int digit = c[i] - '0';
            // Negative if the digit is less than 0 or more than 9.
            invalid |= digit | (9 - digit);
            number = number * 10 + digit;
        }
        return invalid < 0 ? NONE : number;
    }
}
