// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.protocol;

import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadConstraints;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.json.JsonFactory;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.cfg.JsonNodeFeature;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes JSON, as strictly as the service: duplicate keys and text after the end are errors. */
public final class Json {

    private static final JsonMapper MAPPER = JsonMapper.builder(JsonFactory.builder()
                    .streamReadConstraints(
                            StreamReadConstraints.builder().maxNestingDepth(64).build())
                    .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
                    .build())
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .build();

    private static final ObjectWriter SORTING = MAPPER.writer().with(JsonNodeFeature.WRITE_PROPERTIES_SORTED);

    private Json() {}

    public static ObjectNode object() {
        return JsonNodeFactory.instance.objectNode();
    }

    public static ArrayNode array() {
        return JsonNodeFactory.instance.arrayNode();
    }

    /**
     * Reads one value.
     *
     * @throws JacksonException if the bytes are not exactly one JSON value
     */
    public static JsonNode read(byte[] json) {
        return MAPPER.readTree(json);
    }

    /** Returns whether a text is exactly one JSON object. */
    public static boolean isObject(String json) {
        try {
            return MAPPER.readTree(json).isObject();
        } catch (JacksonException e) {
            return false;
        }
    }

    public static byte[] write(JsonNode node) {
        return MAPPER.writeValueAsBytes(node);
    }

    /** Writes a value with the members of all objects in the order of their names. */
    public static String writeSorted(JsonNode node) {
        return SORTING.writeValueAsString(node);
    }
}
