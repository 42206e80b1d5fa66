// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the shapes of inputs from the JSON of a service model. */
final class ModelReader {

    private final JsonNode shapes;
    private final Map<Reference, Shape> read = new HashMap<>();

    private ModelReader(JsonNode model) {
        this.shapes = model.required("shapes");
    }

    /** Returns the input of each operation, by the operation's name. */
    static Map<String, StructureShape> inputs(JsonNode model) {
        ModelReader reader = new ModelReader(model);
        return model.required("operations")
                .propertyStream()
                .collect(Collectors.toUnmodifiableMap(
                        Map.Entry::getKey, operation -> reader.input(operation.getValue())));
    }

    private StructureShape input(JsonNode operation) {
        return (StructureShape) shape(operation.required("input"), false);
    }

    /** What consists of a sensitive shape is sensitive, too. */
    private Shape shape(JsonNode reference, boolean insideSensitive) {
        String name = reference.required("shape").stringValue();
        JsonNode definition = shapes.required(name);
        boolean sensitive = insideSensitive || definition.path("sensitive").asBoolean(false);
        Reference key = new Reference(name, sensitive);
        Shape shape = read.get(key);
        if (shape == null) {
            shape = create(name, definition, sensitive);
            read.put(key, shape);
        }
        return shape;
    }

    private Shape create(String name, JsonNode definition, boolean sensitive) {
        String type = definition.required("type").stringValue();
        return switch (type) {
            case "structure" -> structure(definition, sensitive);
            case "list" -> new ListShape(bounds(definition), shape(definition.required("member"), sensitive));
            case "map" ->
                new MapShape(
                        bounds(definition),
                        shape(definition.required("key"), sensitive),
                        shape(definition.required("value"), sensitive));
            case "string" ->
                name.equals("Catalog")
                        ? new CatalogShape(string(definition, sensitive))
                        : string(definition, sensitive);
            case "integer" -> new NumberShape(Integer.SIZE, bounds(definition), sensitive);
            case "long" -> new NumberShape(Long.SIZE, bounds(definition), sensitive);
            case "boolean" -> new BooleanShape();
            case "timestamp" -> new TimestampShape();
            default -> throw new IllegalArgumentException("Shape " + name + " is of the unknown type " + type);
        };
    }

    private Shape structure(JsonNode definition, boolean sensitive) {
        Map<String, Shape> members = new LinkedHashMap<>();
        definition
                .path("members")
                .properties()
                .forEach(member -> members.put(member.getKey(), shape(member.getValue(), sensitive)));
        return definition.path("union").asBoolean(false)
                ? new UnionShape(Collections.unmodifiableMap(members))
                : new StructureShape(Collections.unmodifiableMap(members), Set.copyOf(texts(definition, "required")));
    }

    private static StringShape string(JsonNode definition, boolean sensitive) {
        return new StringShape(bounds(definition), pattern(definition), texts(definition, "enum"), sensitive);
    }

    private static @Nullable Pattern pattern(JsonNode definition) {
        JsonNode pattern = definition.path("pattern");
        return pattern.isMissingNode() ? null : Pattern.compile(pattern.stringValue());
    }

    private static List<String> texts(JsonNode definition, String name) {
        return definition.path(name).valueStream().map(JsonNode::stringValue).toList();
    }

    private static Bounds bounds(JsonNode definition) {
        return new Bounds(
                definition.path("min").asLong(Long.MIN_VALUE),
                definition.path("max").asLong(Long.MAX_VALUE));
    }

    private record Reference(String name, boolean sensitive) {}
}
