package io.github.partnerflux.internal.json;

import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads the strings of one member. All of them may be equal, such as the name of a catalog: the first one is reused
 * until a different one is read.
 */
final class StringReader extends ShapeReader<String> {

    private static final int MAX_REUSED_LENGTH = 16;

    // Written at most once: writes to a field that all event loops read would be expensive.
    private @Nullable String first;
    private boolean varies;

    @Override
    String read(JsonParser parser) {
        // The error code of a gateway may be a number.
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
        if (expected == null && text.length() <= MAX_REUSED_LENGTH) {
            first = text;
        } else {
            varies = true;
        }
        return text;
    }

    /** Returns whether the current string equals a text, without creating a string. */
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
