// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The service model, in the format of the AWS SDKs. */
final class ServiceModel {

    private final JsonNode model;
    private final JsonNode paginators;
    private final Overlay overlay;
    private final Map<String, Shape> shapes = new LinkedHashMap<>();
    private final List<Operation> operations = new ArrayList<>();

    ServiceModel(JsonNode model, JsonNode paginators, Overlay overlay) {
        this.model = model;
        this.paginators = paginators;
        this.overlay = overlay;
        model.path("operations").forEachEntry((name, operation) -> {
            operations.add(operation(name, operation));
            Set<String> path = new LinkedHashSet<>();
            collect(shapeOf(operation.path("input")), path);
            collect(shapeOf(operation.path("output")), path);
            operation.path("errors").forEach(error -> collect(shapeOf(error), path));
        });
    }

    /** Returns all operations in the model's order. */
    List<Operation> operations() {
        return operations;
    }

    /** Returns the shapes that operations consist of, each after those that it consists of, in the model's order. */
    List<Shape> shapes() {
        return List.copyOf(shapes.values());
    }

    Shape shape(String name) {
        Shape shape = shapes.get(name);
        if (shape == null) {
            throw new IllegalArgumentException("no operation uses the shape " + name);
        }
        return shape;
    }

    Shape.Structure structure(String name) {
        return (Shape.Structure) shape(name);
    }

    /** Returns whether a structure is the input of an operation. */
    boolean isInput(Shape shape) {
        return operations.stream().anyMatch(operation -> operation.input().equals(shape.name()));
    }

    /** Returns whether a structure is the output of an operation. */
    boolean isOutput(Shape shape) {
        return operations.stream().anyMatch(operation -> operation.output().equals(shape.name()));
    }

    /** Returns the shapes that a shape refers to. */
    static List<String> partsOf(Shape shape) {
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

    private Operation operation(String name, JsonNode operation) {
        String input = shapeOf(operation.path("input"));
        return new Operation(
                name,
                input,
                shapeOf(operation.path("output")),
                operation
                        .path("errors")
                        .valueStream()
                        .map(ServiceModel::shapeOf)
                        .toList(),
                operation.path("readonly").asBoolean(false),
                operation.path("idempotent").asBoolean(false),
                members(required(model.path("shapes"), input)).stream()
                        .filter(Shape.Member::isClientToken)
                        .findAny()
                        .orElse(null),
                paginator(paginators.path("pagination").get(name)));
    }

    private static Operation.@Nullable Paginator paginator(@Nullable JsonNode paginator) {
        return paginator == null
                ? null
                : new Operation.Paginator(
                        paginator.get("input_token").asString(),
                        paginator.get("output_token").asString(),
                        paginator.get("result_key").asString());
    }

    private void collect(String name, Set<String> path) {
        if (shapes.containsKey(name)) {
            return;
        }
        if (!path.add(name)) {
            throw new IllegalArgumentException("codecs refer to each other, so shapes cannot be recursive: " + path);
        }
        Shape shape = shape(name, required(model.path("shapes"), name));
        partsOf(shape).forEach(part -> collect(part, path));
        path.remove(name);
        shapes.put(name, shape);
    }

    private Shape shape(String name, JsonNode shape) {
        String type = shape.path("type").asString();
        Shape.Bounds bounds = new Shape.Bounds(longOf(shape.get("min")), longOf(shape.get("max")));
        return switch (type) {
            case "structure" ->
                shape.path("union").asBoolean(false)
                        ? new Shape.Union(name, members(shape))
                        : new Shape.Structure(
                                name, members(shape), shape.path("exception").asBoolean(false));
            case "list" -> {
                boolean isSplit = overlay.unlimited().contains(name);
                Shape.Bounds size = isSplit ? new Shape.Bounds(bounds.min(), null) : bounds;
                yield new Shape.ListOf(name, shapeOf(shape.path("member")), size, isSplit ? bounds.max() : null);
            }
            case "map" -> new Shape.MapOf(name, shapeOf(shape.path("key")), shapeOf(shape.path("value")));
            case "string" ->
                shape.has("enum")
                        ? new Shape.OpenEnum(
                                name,
                                shape.path("enum")
                                        .valueStream()
                                        .map(JsonNode::asString)
                                        .toList())
                        : scalar(name, shape, bounds);
            default -> scalar(name, shape, bounds);
        };
    }

    private Shape.Scalar scalar(String name, JsonNode shape, Shape.Bounds bounds) {
        return new Shape.Scalar(
                name,
                shape.path("type").asString(),
                bounds,
                shape.has("pattern") ? shape.get("pattern").asString() : null,
                shape.path("sensitive").asBoolean(false) || overlay.sensitive().contains(name));
    }

    private static List<Shape.Member> members(JsonNode shape) {
        List<String> required =
                shape.path("required").valueStream().map(JsonNode::asString).toList();
        List<Shape.Member> members = new ArrayList<>();
        shape.path("members")
                .forEachEntry((name, member) -> members.add(new Shape.Member(
                        name,
                        shapeOf(member),
                        required.contains(name),
                        member.path("idempotencyToken").asBoolean(false))));
        return members;
    }

    private static String shapeOf(JsonNode reference) {
        return reference.path("shape").asString();
    }

    private static @Nullable Long longOf(@Nullable JsonNode number) {
        return number == null ? null : number.asLong();
    }

    private static JsonNode required(JsonNode parent, String name) {
        JsonNode node = parent.get(name);
        if (node == null) {
            throw new IllegalArgumentException("the service model does not define " + name);
        }
        return node;
    }
}
