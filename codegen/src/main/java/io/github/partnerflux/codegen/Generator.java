// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Generates all sources. */
final class Generator {

    private final Types types;

    /**
     * Creates a generator.
     *
     * @param overlay what the model does not say, see {@link Overlay}
     * @throws IllegalArgumentException if the model, the overlay and the documentation contradict each other
     */
    Generator(JsonNode model, JsonNode paginators, JsonNode overlay, List<Documentation.Text> documentation) {
        this.types =
                new Types(model, paginators, JsonMapper.shared().treeToValue(overlay, Overlay.class), documentation);
    }

    /** Returns the sources by their paths in the project. */
    Map<String, String> generate() {
        Map<String, String> sources = new TreeMap<>();
        sources.putAll(new TypeGenerator(types).generate());
        sources.putAll(new CodecGenerator(types).generate());
        sources.putAll(new OperationGenerator(types).generate());
        sources.putAll(new AdapterGenerator(types).generate());
        return sources;
    }
}
