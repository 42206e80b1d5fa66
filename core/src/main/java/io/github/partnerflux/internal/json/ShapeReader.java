package io.github.partnerflux.internal.json;

import java.nio.ByteBuffer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;

/** Reads the JSON of one structure. */
public final class ShapeReader<T> {

    private final ObjectReader reader;

    /**
     * Creates a reader.
     *
     * @param reader of objects of the type, which leaves the end of the document to the caller
     */
    ShapeReader(ObjectReader reader) {
        this.reader = reader;
    }

    /**
     * Reads a single value, after which the JSON must end.
     *
     * @param json a buffer on the heap, to which the result does not refer
     * @throws JacksonException if the JSON is malformed, exceeds the limits, or has another shape; its message quotes
     *     values and must not be shown, see {@link JsonFailures#describe}
     */
    public T read(ByteBuffer json) {
        try {
            return read(json, JsonFactories.forOneResponse());
        } catch (StreamConstraintsException e) {
            // If it was not the table of names that was full, the limit is exceeded again.
            return read(json, JsonFactories.WITHOUT_NAME_TABLE);
        }
    }

    private T read(ByteBuffer json, JsonFactory factory) {
        try (JsonParser parser = factory.createParser(
                ObjectReadContext.empty(), json.array(), json.arrayOffset() + json.position(), json.remaining())) {
            // Databind would read null as no value, and no content as another kind of fault.
            if (parser.nextToken() != JsonToken.START_OBJECT) {
                throw new StreamReadException(parser, "not an object");
            }
            T value = reader.readValue(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return value;
        }
    }
}
