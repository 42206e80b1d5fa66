// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.nio.ByteBuffer;
import java.util.function.Function;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.ObjectReader;

/** Reads the JSON of one structure. */
public final class ShapeReader<T> {

    private final Function<JsonParser, T> reader;

    private ShapeReader(Function<JsonParser, T> reader) {
        this.reader = reader;
    }

    /**
     * Creates a reader.
     *
     * @param reader of objects of the type, which leaves the end of the document to the caller
     */
    ShapeReader(ObjectReader reader) {
        this(reader::readValue);
    }

    /** Creates a reader that needs no mapper. */
    public static <T> ShapeReader<T> of(Codec<T> codec) {
        return new ShapeReader<>(parser -> codec.read(new JsonReader(parser, false)));
    }

    /**
     * Reads a single value, after which the JSON must end.
     *
     * @param json a buffer on the heap, to which the result does not refer
     * @throws JacksonException if the JSON is malformed, exceeds the limits, or has another shape; its message quotes
     *     values and must not be shown, see {@link JsonFailures#describe}
     */
    public T read(ByteBuffer json) {
        return parse(json, this::readObject);
    }

    /**
     * Checks that there is a single JSON value, of any kind, or nothing but white space.
     *
     * @param json a buffer on the heap
     * @throws JacksonException if the JSON is malformed or exceeds the limits
     */
    public static void skip(ByteBuffer json) {
        parse(json, parser -> {
            if (parser.nextToken() != null) {
                new JsonReader(parser, false).skip();
            }
            return json;
        });
    }

    private T readObject(JsonParser parser) {
        // Databind would read null as no value, and no content as another kind of fault.
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new StreamReadException(parser, "not an object");
        }
        return reader.apply(parser);
    }

    private static <R> R parse(ByteBuffer json, Function<JsonParser, R> value) {
        try {
            return parse(json, value, JsonFactories.forResponse());
        } catch (StreamConstraintsException e) {
            // If it was not the table of names that was full, the limit is exceeded again.
            return parse(json, value, JsonFactories.WITHOUT_NAME_TABLE);
        }
    }

    private static <R> R parse(ByteBuffer json, Function<JsonParser, R> value, JsonFactory factory) {
        ResponseContext context = new ResponseContext();
        try (JsonParser parser =
                factory.createParser(context, json.array(), json.arrayOffset() + json.position(), json.remaining())) {
            R result = readValue(parser, value, context, factory);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return result;
        }
    }

    /** Discards the factory before the end of the JSON, where the parser adds its names to the factory's table. */
    private static <R> R readValue(
            JsonParser parser, Function<JsonParser, R> value, ResponseContext context, JsonFactory factory) {
        boolean hasOnlyKnownNames = false;
        try {
            R result = value.apply(parser);
            hasOnlyKnownNames = !context.hasUnknownNames();
            return result;
        } finally {
            if (!hasOnlyKnownNames) {
                JsonFactories.discard(factory);
            }
        }
    }
}
