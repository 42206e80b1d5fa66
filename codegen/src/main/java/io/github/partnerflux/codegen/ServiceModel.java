package io.github.partnerflux.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/** The service model, in the format of the AWS SDKs. */
final class ServiceModel {

    private final JsonNode model;

    ServiceModel(JsonNode model) {
        this.model = model;
    }

    /** Returns the shapes that operations consist of, each after those that it consists of, in the model's order. */
    List<Shape> shapesOf(List<String> operations) {
        Map<String, Shape> shapes = new LinkedHashMap<>();
        for (String operation : operations) {
            JsonNode definition = required(model.path("operations"), operation);
            Set<String> path = new LinkedHashSet<>();
            collect(definition.path("input").path("shape").asString(), path, shapes);
            collect(definition.path("output").path("shape").asString(), path, shapes);
            definition
                    .path("errors")
                    .forEach(error -> collect(error.path("shape").asString(), path, shapes));
        }
        return List.copyOf(shapes.values());
    }

    /** Returns the names of the operations' inputs. */
    Set<String> inputsOf(List<String> operations) {
        return namesOf("input", operations);
    }

    /** Returns the names of the operations' outputs. */
    Set<String> outputsOf(List<String> operations) {
        return namesOf("output", operations);
    }

    private Set<String> namesOf(String role, List<String> operations) {
        Set<String> names = new LinkedHashSet<>();
        operations.forEach(operation -> names.add(required(model.path("operations"), operation)
                .path(role)
                .path("shape")
                .asString()));
        return names;
    }

    private void collect(String name, Set<String> path, Map<String, Shape> shapes) {
        if (shapes.containsKey(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalArgumentException("codecs refer to each other, so shapes cannot be recursive: " + path);
        }
        Shape shape = shape(name);
        partsOf(shape).forEach(part -> collect(part, path, shapes));
        path.remove(name);
        shapes.put(name, shape);
    }

    private static List<String> partsOf(Shape shape) {
        if (shape instanceof Shape.Structure structure) {
            return structure.members().stream().map(Shape.Member::shape).toList();
        }
        if (shape instanceof Shape.Union union) {
            return union.members().stream().map(Shape.Member::shape).toList();
        }
        if (shape instanceof Shape.ListOf list) {
            return List.of(list.element());
        }
        return shape instanceof Shape.MapOf map ? List.of(map.key(), map.value()) : List.of();
    }

    private Shape shape(String name) {
        JsonNode shape = required(model.path("shapes"), name);
        String type = shape.path("type").asString();
        return switch (type) {
            case "structure" ->
                shape.path("union").asBoolean(false)
                        ? new Shape.Union(name, members(shape))
                        : new Shape.Structure(
                                name, members(shape), shape.path("exception").asBoolean(false));
            case "list" ->
                new Shape.ListOf(name, shape.path("member").path("shape").asString());
            case "map" ->
                new Shape.MapOf(
                        name,
                        shape.path("key").path("shape").asString(),
                        shape.path("value").path("shape").asString());
            case "string" ->
                shape.has("enum")
                        ? new Shape.OpenEnum(name, strings(shape.path("enum")))
                        : new Shape.Scalar(name, type);
            default -> new Shape.Scalar(name, type);
        };
    }

    private static List<Shape.Member> members(JsonNode shape) {
        List<String> required = strings(shape.path("required"));
        List<Shape.Member> members = new ArrayList<>();
        shape.path("members")
                .forEachEntry((name, member) ->
                        members.add(new Shape.Member(name, member.path("shape").asString(), required.contains(name))));
        return members;
    }

    private static List<String> strings(JsonNode list) {
        return list.valueStream().map(JsonNode::asString).toList();
    }

    private static JsonNode required(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the service model does not define " + name);
        }
        return node;
    }
}
