package io.github.partnerflux.internal.json;

import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/** Reads the values of one shape of the service. A class, which is called faster than an interface. */
public abstract class ShapeReader<T> {

    ShapeReader() {}

    /** Reads one value: the parser stands on its first token, which is no {@code null}, and is left on its last. */
    abstract T read(JsonParser parser);

    /** Refuses a value that is of another kind. */
    static void require(JsonToken expected, JsonParser parser) {
        if (parser.currentToken() != expected) {
            throw new StreamReadException(parser, "not " + expected);
        }
    }
}
