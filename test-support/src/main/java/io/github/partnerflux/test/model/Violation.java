// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/**
 * An input that violates one constraint of the model.
 *
 * @param path the member, for example {@code TaskDetails.LocalizedContents[0].Locale}
 * @param constraint the trait, for example {@code pattern}
 * @param limit what the trait specifies: a number or a pattern; {@code null} for a required member
 * @param input the input, which is valid apart from that member
 */
public record Violation(
        String path, String constraint, @Nullable String limit, ObjectNode input) {

    private static final ServiceModel MODEL = ServiceModel.get();

    /**
     * Returns a violation of each constraint of each member, also of nested structures, unions and lists.
     *
     * <p>A missing idempotency token, or an empty one, is none: clients replace it.
     */
    public static List<Violation> of(ServiceModel.Operation operation) {
        List<Violation> violations = new ArrayList<>();
        List<ObjectNode> inputs = new ArrayList<>();
        for (ObjectNode input : Samples.variants(operation.input())) {
            // Only unions make a difference: each of their members is visited once.
            if (inputs.stream().noneMatch(other -> tags(other).equals(tags(input)))) {
                inputs.add(input);
            }
        }
        for (ObjectNode input : inputs) {
            for (Violation violation : new Visit(input).violations(operation.input())) {
                if (violations.stream().noneMatch(violation::isOfSameConstraint)) {
                    violations.add(violation);
                }
            }
        }
        return violations;
    }

    private static List<String> tags(JsonNode value) {
        List<String> names = new ArrayList<>();
        value.propertyStream().forEach(property -> {
            names.add(property.getKey());
            names.addAll(tags(property.getValue()));
        });
        return names;
    }

    private boolean isOfSameConstraint(Violation other) {
        return path.equals(other.path) && constraint.equals(other.constraint);
    }

    @Override
    public String toString() {
        return path + " " + constraint;
    }

    /** Violates the constraints of one input, one after the other. */
    private static final class Visit {

        private final ObjectNode input;
        private final List<Violation> violations = new ArrayList<>();

        Visit(ObjectNode input) {
            this.input = input;
        }

        List<Violation> violations(Shape shape) {
            structure(shape, input, "");
            return violations;
        }

        private void structure(Shape shape, ObjectNode value, String prefix) {
            String token = shape.idempotencyToken();
            for (Map.Entry<String, String> member : shape.members().entrySet()) {
                String name = member.getKey();
                if (!value.has(name)) {
                    continue;
                }
                if (shape.requires(name) && !name.equals(token)) {
                    JsonNode valid = value.get(name);
                    value.remove(name);
                    add(prefix + name, "required", null);
                    value.set(name, valid);
                }
                Shape target = MODEL.shape(member.getValue());
                for (Invalid invalid : invalid(target)) {
                    boolean absentToken =
                            name.equals(token) && invalid.value().asString("-").isEmpty();
                    if (!absentToken) {
                        JsonNode valid = value.get(name);
                        value.set(name, invalid.value());
                        add(prefix + name, invalid.constraint(), invalid.limit());
                        value.set(name, valid);
                    }
                }
                nested(target, value.get(name), prefix + name);
            }
        }

        private void nested(Shape shape, JsonNode value, String path) {
            if (value instanceof ObjectNode object && shape.type().equals("structure")) {
                structure(shape, object, path + ".");
            } else if (value instanceof ArrayNode array) {
                Shape target = MODEL.shape(shape.member());
                JsonNode valid = array.get(0);
                for (Invalid invalid : invalid(target)) {
                    array.set(0, invalid.value());
                    add(path + "[0]", invalid.constraint(), invalid.limit());
                }
                array.set(0, valid);
                nested(target, valid, path + "[0]");
            }
        }

        private void add(String path, String constraint, @Nullable String limit) {
            violations.add(new Violation(path, constraint, limit, input.deepCopy()));
        }
    }

    private record Invalid(String constraint, String limit, JsonNode value) {}

    private static List<Invalid> invalid(Shape shape) {
        Integer min = shape.min();
        Integer max = shape.max();
        List<Invalid> invalid = new ArrayList<>();
        if (min != null && (min > 0 || shape.type().equals("integer"))) {
            invalid.add(new Invalid("min", min.toString(), sized(shape, min - 1)));
        }
        if (max != null) {
            invalid.add(new Invalid("max", max.toString(), sized(shape, max + 1)));
        }
        String pattern = shape.pattern();
        if (pattern != null) {
            invalid.add(new Invalid("pattern", pattern, JsonNodeFactory.instance.stringNode(Samples.mismatch(shape))));
        }
        return invalid;
    }

    private static JsonNode sized(Shape shape, int size) {
        JsonNodeFactory json = JsonNodeFactory.instance;
        return switch (shape.type()) {
            case "integer" -> json.numberNode(size);
            case "string" -> json.stringNode(Samples.ofLength(shape, size));
            case "list" -> {
                ArrayNode list = json.arrayNode();
                for (int i = 0; i < size; i++) {
                    list.add(Samples.element(shape, i));
                }
                yield list;
            }
            default -> throw new IllegalArgumentException(shape + " cannot have a minimum or maximum");
        };
    }
}
