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

/** Reads and writes AWS JSON 1.0: the records of the model, their members in UpperCamelCase. */
public final class JsonCodec {

    private JsonCodec() {}

    /** Finds out how a type is written, so that no call needs to. */
    public static void prepareToWrite(Class<?> type) {
        ShapeWriter.prepare(type);
    }

    /** Finds out how a record of the model is read. */
    public static <T> ShapeReader<T> reader(Class<T> type) {
        return ShapeReaders.record(type);
    }

    /** Finds out how an operation's output is read, which is refused if it is JSON of something else. */
    public static <T> ShapeReader<T> outputReader(Class<T> type) {
        return ShapeReaders.recordRefusingForeign(type);
    }

    /**
     * Finds out how another record is read.
     *
     * @param names of its components on the wire, in their order
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
     * Reads one value, which must be all there is.
     *
     * @param json on the heap; nothing of the result refers to it
     * @throws JacksonException if the JSON is malformed, beyond the limits or of another shape; its message must not be shown,
     *     as it quotes values: see {@link #describe}
     */
    public static <T> T read(ByteBuffer json, ShapeReader<T> reader) {
        try {
            return read(json, reader, JsonFactories.forOneResponse());
        } catch (StreamConstraintsException e) {
            // If it was not the table that was full, but another limit, it is exceeded again.
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

    /** Whether all that is wrong is that there should be more. */
    public static boolean endsEarly(ByteBuffer json, JacksonException e) {
        return !json.hasRemaining() || e instanceof UnexpectedEndOfInputException;
    }

    /** What is wrong and where, without the value that is wrong. */
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
        // A record's property is one of ours, a map's key is the service's.
        return step.from() instanceof Map ? ".*" : "." + step.getPropertyName();
    }
}
