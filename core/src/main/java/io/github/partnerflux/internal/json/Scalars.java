package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/** The longest strings and numbers that are read. The service's own are far shorter, so what is longer is an attack or a fault. */
final class Scalars {

    private static final int MAX_STRING_LENGTH = 64 * 1024;
    private static final int MAX_NUMBER_LENGTH = 100;

    private Scalars() {}

    /** The length of the scalar on which the parser stands. */
    static int length(JsonParser parser) {
        int length = parser.getStringLength();
        requireShort(length, parser);
        return length;
    }

    /** The text of the scalar on which the parser stands. */
    static String text(JsonParser parser) {
        String text = parser.getString();
        requireShort(text.length(), parser);
        return text;
    }

    /** Skips the scalar on which the parser stands. A number may have any length; a string is held to its limit. */
    static void skip(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            length(parser);
        }
    }

    private static void requireShort(int length, JsonParser parser) {
        int max = parser.currentToken() == JsonToken.VALUE_STRING ? MAX_STRING_LENGTH : MAX_NUMBER_LENGTH;
        if (length > max) {
            throw new StreamConstraintsException("a string or number is too long", parser.currentLocation());
        }
    }
}
