// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import io.github.partnerflux.test.model.ServiceModel.Operation;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Compares responses with the service model. What does not conform is described as the member's path and the
 * constraint, for example {@code ConnectionSummaries[0].Id pattern}.
 *
 * <p>Stricter than clients, which ignore unknown members and keep unknown values: a response that a test expects has
 * neither, nor any {@code null}.
 */
public final class Conformance {

    private static final ServiceModel MODEL = ServiceModel.get();

    /** The member of errors by which they name their shape. */
    private static final String ERROR_TYPE = "__type";

    private final List<String> violations = new ArrayList<>();

    private Conformance() {}

    /** Returns what does not conform in the body of a successful response; nothing if all conforms. */
    public static List<String> ofOutput(Operation operation, JsonNode body) {
        return violations(operation.output(), body);
    }

    /**
     * Returns what does not conform in the body of an error response, which is one of the errors that the model lists
     * for the operation; nothing if all conforms.
     */
    public static List<String> ofError(Operation operation, JsonNode body) {
        String type = body.path(ERROR_TYPE).asString("").replaceFirst(".*#", "");
        return operation.errors().stream()
                .filter(error -> error.name().equals(type))
                .findFirst()
                .map(error -> violations(error, withoutType(body)))
                .orElseGet(() -> List.of(ERROR_TYPE + " enum"));
    }

    private static JsonNode withoutType(JsonNode body) {
        ObjectNode members = (ObjectNode) body.deepCopy();
        members.remove(ERROR_TYPE);
        return members;
    }

    static List<String> violations(Shape structure, JsonNode value) {
        Conformance conformance = new Conformance();
        conformance.check(structure, value, "");
        return conformance.violations;
    }

    private void check(Shape shape, JsonNode value, String path) {
        if (!isOfType(shape, value)) {
            add(path, "type");
            return;
        }
        switch (shape.type()) {
            case "structure" -> structure(shape, value, path);
            case "list" -> {
                bounds(shape, value.size(), path);
                for (int i = 0; i < value.size(); i++) {
                    check(MODEL.shape(shape.member()), value.get(i), path + "[" + i + "]");
                }
            }
            case "map" -> map(shape, value, path);
            case "string" -> string(shape, value.stringValue(), path);
            case "timestamp" -> timestamp(value.stringValue(), path);
            default -> bounds(shape, value.longValue(), path);
        }
    }

    private static boolean isOfType(Shape shape, JsonNode value) {
        return switch (shape.type()) {
            case "structure", "map" -> value.isObject();
            case "list" -> value.isArray();
            case "string", "timestamp" -> value.isString();
            case "integer" -> value.isIntegralNumber() && value.canConvertToInt();
            case "long" -> value.isIntegralNumber() && value.canConvertToLong();
            default -> throw new IllegalArgumentException(shape + " is of the unknown type " + shape.type());
        };
    }

    private void structure(Shape shape, JsonNode value, String path) {
        String prefix = path.isEmpty() ? "" : path + ".";
        for (String name : shape.members().keySet()) {
            if (shape.requires(name) && !value.has(name)) {
                add(prefix + name, "required");
            }
        }
        if (shape.isUnion() && value.size() != 1) {
            add(path, "union");
        }
        value.properties().forEach(member -> {
            String target = shape.members().get(member.getKey());
            if (target == null) {
                add(prefix + member.getKey(), "unknown");
            } else {
                check(MODEL.shape(target), member.getValue(), prefix + member.getKey());
            }
        });
    }

    private void map(Shape shape, JsonNode value, String path) {
        bounds(shape, value.size(), path);
        for (Map.Entry<String, JsonNode> entry : value.properties()) {
            String place = path + "." + entry.getKey();
            string(MODEL.shape(shape.key()), entry.getKey(), place);
            check(MODEL.shape(shape.value()), entry.getValue(), place);
        }
    }

    private void string(Shape shape, String text, String path) {
        bounds(shape, text.codePointCount(0, text.length()), path);
        String pattern = shape.pattern();
        if (pattern != null && !text.matches(pattern)) {
            add(path, "pattern");
        }
        if (!shape.enumValues().isEmpty() && !shape.enumValues().contains(text)) {
            add(path, "enum");
        }
    }

    private void timestamp(String text, String path) {
        try {
            DateTimeFormatter.ISO_OFFSET_DATE_TIME.parse(text);
        } catch (DateTimeException e) {
            add(path, "timestamp");
        }
    }

    private void bounds(Shape shape, long value, String path) {
        Integer min = shape.min();
        Integer max = shape.max();
        if (min != null && value < min) {
            add(path, "min");
        }
        if (max != null && value > max) {
            add(path, "max");
        }
    }

    private void add(String path, String constraint) {
        violations.add(path + " " + constraint);
    }
}
