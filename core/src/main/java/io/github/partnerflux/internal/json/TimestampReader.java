package io.github.partnerflux.internal.json;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a {@code date-time} of <a href="https://smithy.io/2.0/spec/protocol-traits.html#timestampformat-trait">Smithy</a>. What
 * AWS writes, in UTC, is read digit by digit: {@link Instant#parse} takes as long as the rest of a connection.
 */
final class TimestampReader extends ShapeReader<Instant> {

    private static final String PATTERN = "dddd-dd-ddTdd:dd:dd";
    private static final int NANO_DIGITS = 9;

    @Override
    Instant read(JsonParser parser) {
        ShapeReader.require(JsonToken.VALUE_STRING, parser);
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        int length = parser.getStringLength();
        try {
            if (isUtc(characters, offset, length)) {
                return utc(characters, offset, length);
            }
        } catch (DateTimeException e) {
            // A leap second, say.
        }
        try {
            return Instant.parse(new String(characters, offset, length));
        } catch (DateTimeException e) {
            // Not as the cause: its message quotes the text.
            throw new StreamReadException(parser, "no timestamp");
        }
    }

    /** Whether it looks like {@code 2026-01-02T03:04:05Z}, with or without a fraction. */
    private static boolean isUtc(char[] characters, int offset, int length) {
        if (length <= PATTERN.length() || characters[offset + length - 1] != 'Z') {
            return false;
        }
        for (int i = 0; i < PATTERN.length(); i++) {
            char c = characters[offset + i];
            char expected = PATTERN.charAt(i);
            if (expected == 'd' ? !isDigit(c) : c != expected) {
                return false;
            }
        }
        int fraction = length - PATTERN.length() - 2;
        if (fraction < 0) {
            return true;
        }
        if (fraction == 0 || fraction > NANO_DIGITS || characters[offset + PATTERN.length()] != '.') {
            return false;
        }
        for (int i = 0; i < fraction; i++) {
            if (!isDigit(characters[offset + PATTERN.length() + 1 + i])) {
                return false;
            }
        }
        return true;
    }

    private static Instant utc(char[] characters, int offset, int length) {
        int nanos = 0;
        for (int i = 0; i < NANO_DIGITS; i++) {
            int at = PATTERN.length() + 1 + i;
            nanos = nanos * 10 + (at < length - 1 ? characters[offset + at] - '0' : 0);
        }
        return LocalDateTime.of(
                        number(characters, offset, 4),
                        number(characters, offset + 5, 2),
                        number(characters, offset + 8, 2),
                        number(characters, offset + 11, 2),
                        number(characters, offset + 14, 2),
                        number(characters, offset + 17, 2),
                        nanos)
                .toInstant(ZoneOffset.UTC);
    }

    private static int number(char[] characters, int from, int digits) {
        int number = 0;
        for (int i = 0; i < digits; i++) {
            number = number * 10 + characters[from + i] - '0';
        }
        return number;
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }
}
