package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** Reads one member's strings. Short ones repeat, in a catalog's name say: then the one read last is used again. */
final class StringReader extends ShapeReader<String> {

    private static final int SHORT = 16;

    /** If it was short. Calls on other threads may put theirs in its place, which costs no more than a string. */
    private @Nullable String last;

    @Override
    String read(JsonParser parser) {
        // A gateway's code may be a number.
        if (!parser.currentToken().isScalarValue()) {
            throw new StreamReadException(parser, "not a string");
        }
        String candidate = last;
        if (candidate != null && isText(candidate, parser)) {
            return candidate;
        }
        String text = parser.getString();
        last = text.length() <= SHORT ? text : null;
        return text;
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
