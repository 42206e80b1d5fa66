// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;

/**
 * Limits the length of the strings and numbers that are read. Those of the service are far shorter: longer ones are a
 * fault or an attack.
 */
final class Scalars {

    private static final int MAX_STRING_LENGTH = 64 * 1024;
    private static final int MAX_NUMBER_LENGTH = 100;

    private Scalars() {}

    /** Returns the length of the current scalar. */
    static int length(JsonParser parser) {
        int length = parser.getStringLength();
        requireShort(length, parser);
        return length;
    }

    /** Returns the text of the current scalar. */
    static String text(JsonParser parser) {
        String text = parser.getString();
        requireShort(text.length(), parser);
        return text;
    }

    /** Skips the current scalar. The limit applies to a string, but not to a number. */
    static void skip(JsonParser parser) {
        if (parser.currentToken() == JsonToken.VALUE_STRING) {
            length(parser);
        }
    }

    /** Returns whether characters are those of a text, without creating a string. */
    static boolean isText(String text, char[] characters, int offset, int length) {
        if (length != text.length()) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (characters[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static void requireShort(int length, JsonParser parser) {
        int max = parser.currentToken() == JsonToken.VALUE_STRING ? MAX_STRING_LENGTH : MAX_NUMBER_LENGTH;
        if (length > max) {
            throw new StreamConstraintsException("a string or number is too long", parser.currentLocation());
        }
    }
}
