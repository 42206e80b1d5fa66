package io.github.partnerflux.internal.json;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.Nulls;
import io.github.partnerflux.model.Participant;
import io.github.partnerflux.model.ValidationError;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.ObjectReader;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.module.SimpleModule;

/** Reads and writes AWS JSON 1.0: the records of the model, their members in UpperCamelCase. */
public final class JsonCodec {

    // Jackson's own limits are lenient or none. A page is at most 100 small items, so what is larger is an attack or a
    // fault.
    private static final int MAX_DEPTH = 64;
    private static final int MAX_STRING_LENGTH = 64 * 1024;
    private static final int MAX_NAME_LENGTH = 1024;
    private static final int MAX_NUMBER_LENGTH = 100;
    private static final long MAX_TOKENS = 1_000_000;

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(StreamReadConstraints.builder()
                            .maxNestingDepth(MAX_DEPTH)
                            .maxStringLength(MAX_STRING_LENGTH)
                            .maxNameLength(MAX_NAME_LENGTH)
                            .maxNumberLength(MAX_NUMBER_LENGTH)
                            .maxTokenCount(MAX_TOKENS)
                            .build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    // Quotes nothing of the answer in an exception.
                    .disable(StreamReadFeature.INCLUDE_SOURCE_IN_LOCATION)
                    .build())
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            .changeDefaultPropertyInclusion(include -> include.withValueInclusion(JsonInclude.Include.NON_EMPTY))
            // In lists and maps, as Smithy asks of clients: no shape of the service is sparse.
            .changeDefaultNullHandling(nulls -> nulls.withContentNulls(Nulls.SKIP))
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .addModule(new SimpleModule()
                    .addDeserializer(
                            Participant.class, new UnionDeserializer<>(Participant.class, Participant.Unknown::new))
                    .addDeserializer(
                            ValidationError.class,
                            new UnionDeserializer<>(ValidationError.class, ValidationError.Unknown::new)))
            .build();

    private static final ClassValue<ObjectReader> READERS = new ClassValue<>() {
        @Override
        protected ObjectReader computeValue(Class<?> type) {
            return MAPPER.readerFor(type);
        }
    };

    private static final ClassValue<ObjectWriter> WRITERS = new ClassValue<>() {
        @Override
        protected ObjectWriter computeValue(Class<?> type) {
            return MAPPER.writerFor(type);
        }
    };

    private JsonCodec() {}

    /** Finds out how a type is written, which may block: Jackson takes a lock, and loads classes. */
    public static void prepareToWrite(Class<?> type) {
        WRITERS.get(type);
    }

    /** Finds out how a type is read, which may block: Jackson takes a lock, and loads classes. */
    public static void prepareToRead(Class<?> type) {
        READERS.get(type);
    }

    public static byte[] write(Object input) {
        return WRITERS.get(input.getClass()).writeValueAsBytes(input);
    }

    /**
     * Reads one value, which must be all there is.
     *
     * @throws JacksonException if the JSON is malformed, beyond the limits or of another shape; its message must not be shown,
     *     as it quotes values: see {@link #describe}
     */
    public static <T> T read(byte[] json, Class<T> type) {
        T value = READERS.get(type).readValue(json);
        if (value == null) {
            throw MismatchedInputException.from(null, type, "null");
        }
        return value;
    }

    /** Whether all that is wrong is that there should be more. */
    public static boolean endsEarly(byte[] json, JacksonException e) {
        return json.length == 0 || e instanceof UnexpectedEndOfInputException;
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
