package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/** Reads one member's strings. Short ones repeat, in a catalog's name say: then the one read last is used again. */
final class StringReader implements ShapeReader<String> {

    private static final int SHORT = 16;

    /** Calls on other threads may put theirs in its place, which costs no more than a string. */
    private String last = "";

    @Override
    public String read(JsonParser parser) {
        ShapeReader.require(JsonToken.VALUE_STRING, parser);
        if (parser.getStringLength() > SHORT) {
            return parser.getString();
        }
        String candidate = last;
        if (!isText(candidate, parser)) {
            candidate = parser.getString();
            last = candidate;
        }
        return candidate;
    }

    /** Whether the string on which the parser stands is this one; makes no string to find out. */
    static boolean isText(String text, JsonParser parser) {
        int length = parser.getStringLength();
        if (length != text.length()) {
            return false;
        }
        char[] characters = parser.getStringCharacters();
        int offset = parser.getStringOffset();
        for (int i = 0; i < length; i++) {
            if (characters[offset + i] != text.charAt(i)) {
                return false;
            }
        }
        return true;
    }
}
