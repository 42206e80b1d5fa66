package io.github.partnerflux.internal.json;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.core.ObjectWriteContext;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;

/** Reads and writes the records of the model as AWS JSON 1.0, whose member names are in UpperCamelCase. */
public final class JsonCodec {

    private JsonCodec() {}

    /** Determines how a type is written, so that no call needs to. */
    public static void prepareToWrite(Class<?> type) {
        ShapeWriter.prepare(type);
    }

    /** Creates the reader for a record of the model. */
    public static <T> ShapeReader<T> reader(Class<T> type) {
        return ShapeReaders.record(type);
    }

    /**
     * Creates the reader for the output of an operation, which throws a {@link ForeignObjectException} for other JSON.
     */
    public static <T> ShapeReader<T> outputReader(Class<T> type) {
        return ShapeReaders.recordRejectingForeign(type);
    }

    /**
     * Creates the reader for another record.
     *
     * @param names the names of its components on the wire, in order
     */
    public static <T> ShapeReader<T> reader(Class<T> type, List<String> names) {
        return ShapeReaders.record(type, names);
    }

    public static byte[] write(Object input) {
        ByteArrayOutputStream json = new ByteArrayOutputStream();
        try (JsonGenerator generator = JsonFactories.SHARED.createGenerator(ObjectWriteContext.empty(), json)) {
            ShapeWriter.write(input, generator);
        }
        return json.toByteArray();
    }

    /**
     * Reads a single value, after which the JSON must end.
     *
     * @param json a buffer on the heap, to which the result does not refer
     * @throws JacksonException if the JSON is malformed, exceeds the limits, or has another shape; its message quotes
     *     values and must not be shown, see {@link #describe}
     */
    public static <T> T read(ByteBuffer json, ShapeReader<T> reader) {
        try {
            return read(json, reader, JsonFactories.forOneResponse());
        } catch (StreamConstraintsException e) {
            // If it was not the table of names that was full, the limit is exceeded again.
            return read(json, reader, JsonFactories.WITHOUT_NAME_TABLE);
        }
    }

    private static <T> T read(ByteBuffer json, ShapeReader<T> reader, JsonFactory factory) {
        try (JsonParser parser = factory.createParser(
                ObjectReadContext.empty(), json.array(), json.arrayOffset() + json.position(), json.remaining())) {
            parser.nextToken();
            T value = reader.read(parser);
            if (parser.nextToken() != null) {
                throw new StreamReadException(parser, "more than one value");
            }
            return value;
        }
    }

    /** Returns whether the JSON is invalid only because it is incomplete. */
    public static boolean endsEarly(ByteBuffer json, JacksonException e) {
        return !json.hasRemaining() || e instanceof UnexpectedEndOfInputException;
    }

    /** Describes what is wrong and where, without the value that is wrong. */
    public static String describe(JacksonException e) {
        String where = e.getPath().stream().map(JsonCodec::describe).collect(Collectors.joining("", "$", ""));
        TokenStreamLocation location = e.getLocation();
        return e.getClass().getSimpleName() + " at " + where
                + (location == null || location.getLineNr() < 0
                        ? ""
                        : ", line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    private static String describe(JacksonException.Reference step) {
        if (step.getPropertyName() == null) {
            return "[" + step.getIndex() + "]";
        }
        // The names in a record are those of the model, but the keys of a map come from the response.
        return step.from() instanceof Map ? ".*" : "." + step.getPropertyName();
    }
}
