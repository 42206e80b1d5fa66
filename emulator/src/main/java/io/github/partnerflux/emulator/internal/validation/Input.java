package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Reads the input of an operation, member by member. A member of the wrong type is an error at once, as it is at AWS.
 * Members that violate a constraint are collected, and {@link #check()} reports them together. {@code null} is the same
 * as absent, and members that the operation does not read are ignored.
 */
public final class Input {

    private final ObjectNode members;
    private final List<FieldError> errors = new ArrayList<>();

    private Input(ObjectNode members) {
        this.members = members;
    }

    public static Input parse(byte[] body) {
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (JacksonException e) {
            throw ServiceError.serialization("The request body is not well-formed JSON: " + e.getOriginalMessage());
        }
        if (node instanceof ObjectNode members) {
            return new Input(members);
        }
        throw ServiceError.serialization(
                "The request body must be a JSON object, but is " + (node.isMissingNode() ? "empty" : kind(node)));
    }

    /** Returns the member's value, or the empty string if it is missing or invalid, which {@link #check()} reports. */
    public String requiredText(String name, TextShape shape) {
        String value = text(name, shape);
        if (value == null) {
            if (absent(name)) {
                errors.add(new FieldError(name, "is required, but missing", FieldError.REQUIRED_FIELD_MISSING));
            }
            return "";
        }
        return value;
    }

    /** Returns the member's value, or {@code null} if it is absent. */
    public @Nullable String text(String name, TextShape shape) {
        if (absent(name)) {
            return null;
        }
        return checked(name, textOf(name, members.path(name)), shape);
    }

    /** Returns the member's value, or {@code otherwise} if it is absent. */
    public int integer(String name, int min, int max, int otherwise) {
        if (absent(name)) {
            return otherwise;
        }
        JsonNode node = members.path(name);
        if (!node.isIntegralNumber() || !node.canConvertToInt()) {
            String actual = node.isIntegralNumber() ? "an integer beyond 32 bits" : kind(node);
            throw ServiceError.serialization(name + ": " + actual + " can not be converted to an Integer");
        }
        int value = node.intValue();
        if (value < min || value > max) {
            errors.add(new FieldError(
                    name, "must be between " + min + " and " + max + ", but is " + value, FieldError.INVALID_VALUE));
        }
        return value;
    }

    /** Returns the member's elements; none if it is absent. */
    public List<String> texts(String name, int maxSize, TextShape shape) {
        if (absent(name)) {
            return List.of();
        }
        JsonNode node = members.path(name);
        if (!node.isArray()) {
            throw ServiceError.serialization(name + ": " + kind(node) + " can not be converted to a List");
        }
        if (node.size() > maxSize) {
            errors.add(new FieldError(
                    name,
                    "must have at most " + maxSize + " elements, but has " + node.size(),
                    FieldError.TOO_MANY_VALUES));
        }
        List<String> values = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            String element = name + "[" + i + "]";
            if (node.path(i).isNull()) {
                errors.add(new FieldError(element, "must not be null", FieldError.REQUIRED_FIELD_MISSING));
            } else {
                String value = checked(element, textOf(element, node.path(i)), shape);
                if (value != null) {
                    values.add(value);
                }
            }
        }
        return values;
    }

    /** Adds a violation that the model's constraints do not cover. */
    public void reject(String name, String message) {
        errors.add(new FieldError(name, message, FieldError.INVALID_VALUE));
    }

    /**
     * Reports all violations.
     *
     * @throws ServiceError if a member was missing or invalid
     */
    public void check() {
        if (!errors.isEmpty()) {
            throw ServiceError.validation(errors);
        }
    }

    private boolean absent(String name) {
        return !members.hasNonNull(name);
    }

    private @Nullable String checked(String name, String value, TextShape shape) {
        FieldError error = shape.check(name, value);
        if (error == null) {
            return value;
        }
        errors.add(error);
        return null;
    }

    private static String textOf(String name, JsonNode node) {
        if (!node.isString()) {
            throw ServiceError.serialization(name + ": " + kind(node) + " can not be converted to a String");
        }
        return node.stringValue();
    }

    private static String kind(JsonNode node) {
        return switch (node.getNodeType()) {
            case ARRAY -> "a list";
            case OBJECT -> "an object";
            case STRING -> "a string";
            case NUMBER -> node.isIntegralNumber() ? "an integer" : "a number with a fraction";
            case BOOLEAN -> "a boolean";
            default -> "null";
        };
    }
}
