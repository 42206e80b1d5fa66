// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.validation;

import io.github.partnerflux.emulator.internal.protocol.Json;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * A read-only view of a valid structure or union: the input of an operation, or one inside of it. Members that were
 * {@code null} or that the model does not know are absent.
 *
 * <p>The getters of members that must be present throw {@link IllegalStateException} if they are absent: the operation
 * has a bug.
 */
public final class Input {

    private final ObjectNode members;

    Input(ObjectNode members) {
        this.members = members;
    }

    public boolean has(String name) {
        return members.has(name);
    }

    public String text(String name) {
        return required(name).stringValue();
    }

    public @Nullable String optionalText(String name) {
        return has(name) ? text(name) : null;
    }

    /** Returns the value of an integer, or {@code otherwise} if it is absent. */
    public int integer(String name, int otherwise) {
        return has(name) ? required(name).intValue() : otherwise;
    }

    /** Returns the value of a long. */
    public long number(String name) {
        return required(name).longValue();
    }

    /** Returns the elements of a list of strings; none if it is absent. */
    public List<String> texts(String name) {
        return members.path(name).valueStream().map(JsonNode::stringValue).toList();
    }

    /** Returns a structure or union. */
    public Input object(String name) {
        return new Input((ObjectNode) required(name));
    }

    public @Nullable Input optionalObject(String name) {
        return has(name) ? object(name) : null;
    }

    /** Returns the elements of a list of structures or unions; none if it is absent. */
    public List<Input> objects(String name) {
        return members.path(name)
                .valueStream()
                .map(element -> new Input((ObjectNode) element))
                .toList();
    }

    /** Returns the name of the only member of a union. */
    public String tag() {
        if (members.size() != 1) {
            throw new IllegalStateException("A union has one member, but this has " + members.propertyNames());
        }
        return members.propertyNames().iterator().next();
    }

    /**
     * Returns the members as JSON text with sorted names, which is the same for all inputs that mean the same.
     *
     * @param excluded the names of members to leave out
     */
    public String canonical(String... excluded) {
        return Json.writeSorted(members.deepCopy().remove(List.of(excluded)));
    }

    /** Describes the input without its values, which may be sensitive. */
    @Override
    public String toString() {
        return "Input" + members.propertyNames();
    }

    private JsonNode required(String name) {
        JsonNode value = members.get(name);
        if (value == null) {
            throw new IllegalStateException("The input has no member " + name);
        }
        return value;
    }
}
