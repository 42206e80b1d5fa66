package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads one member's strings. They may all be the same, as a catalog's name is: the first that came is used again until another
 * one comes.
 */
final class StringReader extends ShapeReader<String> {

    private static final int SHORT = 16;

    // Each set once and not for each string: what many threads read is dear to write to.
    private @Nullable String first;
    private boolean varies;

    @Override
    String read(JsonParser parser) {
        // A gateway's code may be a number.
        if (!parser.currentToken().isScalarValue()) {
            throw new StreamReadException(parser, "not a string");
        }
        if (varies) {
            return Scalars.text(parser);
        }
        String expected = first;
        if (expected != null && isText(expected, parser)) {
            return expected;
        }
        String text = Scalars.text(parser);
        if (expected == null && text.length() <= SHORT) {
            first = text;
        } else {
            varies = true;
        }
        return text;
    }

    /** Whether the string on which the parser stands is this one; makes no string to find out. */
    static boolean isText(String text, JsonParser parser) {
        int length = Scalars.length(parser);
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
