package io.github.partnerflux.codegen;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * What the service model does not say.
 *
 * @param operations the operations to generate codecs for
 * @param types the names of the Java types that are named differently from their shapes, such as those of nested records
 */
record Overlay(List<String> operations, Map<String, String> types) {

    static Overlay of(JsonNode json) {
        Map<String, String> types = new LinkedHashMap<>();
        json.path("types").forEachEntry((shape, type) -> types.put(shape, type.asString()));
        return new Overlay(
                json.path("operations").valueStream().map(JsonNode::asString).toList(), types);
    }
}
