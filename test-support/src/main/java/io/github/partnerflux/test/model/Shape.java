// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.test.model;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * A shape of the service model.
 *
 * @param name the shape's name
 * @param json its definition
 */
public record Shape(String name, JsonNode json) {

    /** Returns for example {@code structure} or {@code string}. */
    public String type() {
        return json.path("type").stringValue();
    }

    public boolean isUnion() {
        return json.path("union").asBoolean(false);
    }

    public boolean isSensitive() {
        return json.path("sensitive").asBoolean(false);
    }

    /** Returns the members' names, in the order of the model, with their shapes' names. */
    public Map<String, String> members() {
        return json.path("members")
                .propertyStream()
                .collect(Collectors.toMap(
                        Map.Entry::getKey, member -> shapeOf(member.getValue()), (a, b) -> b, LinkedHashMap::new));
    }

    /** Returns whether a member must be present. */
    public boolean requires(String member) {
        return json.path("required")
                .valueStream()
                .anyMatch(name -> name.stringValue().equals(member));
    }

    /** Returns the member that identifies a request, or {@code null} if there is none. */
    public @Nullable String idempotencyToken() {
        return json.path("members")
                .propertyStream()
                .filter(member -> member.getValue().path("idempotencyToken").asBoolean(false))
                .map(Map.Entry::getKey)
                .findFirst()
                .orElse(null);
    }

    /** Returns the name of the shape of a list's members. */
    public String member() {
        return shapeOf(json.path("member"));
    }

    public String key() {
        return shapeOf(json.path("key"));
    }

    public String value() {
        return shapeOf(json.path("value"));
    }

    /** Returns the values of an enumeration; none if the shape is no enumeration. */
    public List<String> enumValues() {
        return json.path("enum").valueStream().map(JsonNode::stringValue).toList();
    }

    /** Returns the minimum of a number, length or size, or {@code null} if there is none. */
    public @Nullable Integer min() {
        return bound("min");
    }

    /** Returns the maximum of a number, length or size, or {@code null} if there is none. */
    public @Nullable Integer max() {
        return bound("max");
    }

    public @Nullable String pattern() {
        return json.path("pattern").asStringOpt().orElse(null);
    }

    /** Returns whether a text satisfies the constraints on length and pattern. */
    public boolean admits(String text) {
        int length = text.codePointCount(0, text.length());
        Integer min = min();
        Integer max = max();
        String pattern = pattern();
        return (min == null || length >= min)
                && (max == null || length <= max)
                && (pattern == null || text.matches(pattern));
    }

    Stream<String> references() {
        return Stream.concat(
                members().values().stream(),
                Stream.of("member", "key", "value")
                        .map(json::path)
                        .filter(JsonNode::isObject)
                        .map(Shape::shapeOf));
    }

    private @Nullable Integer bound(String name) {
        JsonNode bound = json.path(name);
        return bound.isMissingNode() ? null : bound.intValue();
    }

    private static String shapeOf(JsonNode reference) {
        return reference.path("shape").stringValue();
    }

    @Override
    public String toString() {
        return name;
    }
}
