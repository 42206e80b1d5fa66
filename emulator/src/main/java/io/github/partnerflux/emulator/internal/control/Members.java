// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Json;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeType;

/** The members of a JSON object in a control request, read as the types that an action expects. */
final class Members {

    private final JsonNode object;

    /** Precedes the names of members in messages. */
    private final String path;

    private Members(JsonNode object, String path) {
        this.object = object;
        this.path = path;
    }

    /** Reads a body, of which an empty one is an object without members. */
    static Members parse(byte[] body) {
        if (body.length == 0) {
            return new Members(Json.object(), "");
        }
        JsonNode node;
        try {
            node = Json.read(body);
        } catch (JacksonException e) {
            throw ControlError.badRequest("The body must be a JSON object, but is not JSON: " + e.getOriginalMessage());
        }
        if (!node.isObject()) {
            throw ControlError.badRequest("The body must be a JSON object, but is " + describe(node));
        }
        return new Members(node, "");
    }

    /** Checks that all members are known. */
    Members only(Collection<String> known) {
        for (String name : object.propertyNames()) {
            if (!known.contains(name)) {
                throw ControlError.badRequest("Unknown member " + path + name + ": "
                        + (known.isEmpty() ? "there must be none" : "known are " + String.join(", ", known)));
            }
        }
        return this;
    }

    boolean has(String name) {
        return object.has(name);
    }

    String text(String name) {
        JsonNode value = required(name, "a string");
        if (!value.isString()) {
            throw wrong(name, "a string", value);
        }
        return value.stringValue();
    }

    @Nullable
    String optionalText(String name) {
        return object.has(name) ? text(name) : null;
    }

    int integer(String name) {
        JsonNode value = required(name, "an integer");
        if (!value.isInt()) {
            throw wrong(name, "an integer", value);
        }
        return value.intValue();
    }

    /** Returns a number, {@link Double#POSITIVE_INFINITY} for {@code null}. */
    double numberOrNull(String name) {
        JsonNode value = required(name, "a number or null");
        if (value.isNull()) {
            return Double.POSITIVE_INFINITY;
        }
        if (!value.isNumber()) {
            throw wrong(name, "a number or null", value);
        }
        return value.doubleValue();
    }

    Duration duration(String name) {
        try {
            return Duration.parse(text(name));
        } catch (DateTimeException e) {
            throw wrong(name, "an ISO 8601 duration such as PT1.5S or P31D", object.get(name));
        }
    }

    /** Returns an object whose values are all strings; empty if there is none. */
    Map<String, String> texts(String name) {
        Map<String, String> texts = new LinkedHashMap<>();
        if (!object.has(name)) {
            return texts;
        }
        JsonNode values = object.get(name);
        if (!values.isObject()) {
            throw wrong(name, "an object", values);
        }
        Members members = new Members(values, path + name + ".");
        values.propertyNames().forEach(key -> texts.put(key, members.text(key)));
        return texts;
    }

    /** Returns a list of objects that is not empty. */
    List<Members> objects(String name) {
        String expected = "a list of at least one object";
        JsonNode values = required(name, expected);
        if (!values.isArray() || values.isEmpty()) {
            throw wrong(name, expected, values);
        }
        List<Members> objects = new ArrayList<>();
        for (JsonNode value : values) {
            String item = name + "[" + objects.size() + "]";
            if (!value.isObject()) {
                throw wrong(item, "an object", value);
            }
            objects.add(new Members(value, path + item + "."));
        }
        return objects;
    }

    /** Creates an error whose message starts with the place of this object. */
    ControlError invalid(String message) {
        return ControlError.badRequest(path + message);
    }

    private JsonNode required(String name, String expected) {
        JsonNode value = object.get(name);
        if (value == null) {
            throw invalid(name + " is missing: it must be " + expected);
        }
        return value;
    }

    private ControlError wrong(String name, String expected, JsonNode value) {
        return invalid(name + " must be " + expected + ", but is " + describe(value));
    }

    private static String describe(JsonNode value) {
        JsonNodeType type = value.getNodeType();
        return switch (type) {
            case ARRAY -> value.isEmpty() ? "an empty list" : "a list";
            case OBJECT -> "an object";
            default -> value.toString();
        };
    }
}
