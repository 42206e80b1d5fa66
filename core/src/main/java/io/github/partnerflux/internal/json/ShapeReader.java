package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads the values of one shape of the service model. A class, because calling it is faster than calling an interface.
 */
public abstract class ShapeReader<T> {

    ShapeReader() {}

    /**
     * Reads one value. Expects the parser at the first token, which is not {@code null}, and leaves it at the last
     * token.
     */
    abstract T read(JsonParser parser);

    /** Rejects a value of another kind. */
    static void require(JsonToken expected, JsonParser parser) {
        if (parser.currentToken() != expected) {
            throw new StreamReadException(parser, "not " + expected);
        }
    }
}
