package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/** Reads one member's strings. Short ones may repeat, as a catalog's name does: the first that came is used again. */
final class StringReader extends ShapeReader<String> {

    private static final int SHORT = 16;

    /** Set once and not for each string: what lives long is dear to write to. */
    private @Nullable String first;

    @Override
    String read(JsonParser parser) {
        // A gateway's code may be a number.
        if (!parser.currentToken().isScalarValue()) {
            throw new StreamReadException(parser, "not a string");
        }
        String candidate = first;
        if (candidate != null && isText(candidate, parser)) {
            return candidate;
        }
        String text = parser.getString();
        if (candidate == null && text.length() <= SHORT) {
            first = text;
        }
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
