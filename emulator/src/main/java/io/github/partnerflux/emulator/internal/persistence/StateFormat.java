// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.persistence;

import com.fasterxml.jackson.annotation.JsonAutoDetect.Visibility;
import com.fasterxml.jackson.annotation.PropertyAccessor;
import io.github.partnerflux.emulator.internal.state.State;
import java.io.IOException;
import java.io.OutputStream;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.StreamWriteFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.JacksonIOException;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.MapperFeature;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** The format of the file: JSON with the version of the format, the settings and the tables. */
final class StateFormat {

    static final String NAME = "partnerflux-emulator-state";

    /** Increased whenever a file of the version before cannot be read. */
    static final int VERSION = 2;

    /** Reads exactly what it writes: a file that lacks something, or has something unknown, is damaged. */
    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .disable(StreamWriteFeature.AUTO_CLOSE_TARGET)
                    .build())
            // Records have methods such as isActive() that are no components.
            .changeDefaultVisibility(visibility -> visibility
                    .withVisibility(PropertyAccessor.ALL, Visibility.NONE)
                    .withVisibility(PropertyAccessor.FIELD, Visibility.ANY)
                    .withVisibility(PropertyAccessor.CREATOR, Visibility.ANY))
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .enable(DeserializationFeature.FAIL_ON_MISSING_CREATOR_PROPERTIES)
            .disable(MapperFeature.ALLOW_COERCION_OF_SCALARS)
            .enable(SerializationFeature.INDENT_OUTPUT)
            .build();

    private StateFormat() {}

    static void write(OutputStream out, SavedSettings settings, State.Snapshot state) throws IOException {
        try {
            MAPPER.writeValue(out, new Document(NAME, VERSION, settings, state));
        } catch (JacksonIOException e) {
            throw e.getCause();
        }
    }

    /**
     * Reads a file.
     *
     * @throws IOException if it is damaged, of another version, or of other settings. The message contains no value of
     *     the tables, some of which are sensitive
     */
    static State.Snapshot read(byte[] json, SavedSettings settings) throws IOException {
        try {
            JsonNode document = MAPPER.readTree(json);
            checkVersion(document);
            // First, because with other settings the tables may be invalid, too.
            SavedSettings saved = MAPPER.treeToValue(document.path("settings"), SavedSettings.class);
            checkComplete(saved, "settings");
            checkSettings(saved, settings);
            State.Snapshot state = MAPPER.treeToValue(document, Document.class).state();
            checkComplete(state, "state");
            return state;
        } catch (DatabindException e) {
            throw new IOException("it is damaged: " + e.getPathReference());
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new IOException("it is damaged or truncated: no valid JSON at line " + location.getLineNr()
                    + ", column " + location.getColumnNr());
        }
    }

    private static void checkVersion(JsonNode document) throws IOException {
        JsonNode version = document.path("version");
        if (!document.path("format").asString("").equals(NAME) || !version.isInt()) {
            throw new IOException("it is not a state file of the emulator");
        }
        if (version.intValue() != VERSION) {
            throw new IOException("it has version " + version.intValue() + " of the format, but this emulator reads"
                    + " version " + VERSION);
        }
    }

    private static void checkSettings(SavedSettings saved, SavedSettings settings) throws IOException {
        List<String> differences = saved.differences(settings);
        if (!differences.isEmpty()) {
            throw new IOException("it is of an emulator with other settings: " + String.join(", ", differences));
        }
    }

    private static void checkComplete(@Nullable Object value, String name) throws IOException {
        String missing = Components.unexpectedNull(value, name);
        if (missing != null) {
            throw new IOException("it is damaged: " + missing + " must not be null");
        }
    }

    private record Document(String format, int version, SavedSettings settings, State.Snapshot state) {}
}
