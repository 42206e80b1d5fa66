package io.github.partnerflux.internal.json;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.ValueDeserializer;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a tagged union of the service: an object with one member, whose name tells which record its value is. A member of
 * another name becomes the union's {@code Unknown}; {@code null} members and {@code __type} do not count, as <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a> says.
 */
final class UnionDeserializer<U> extends StdDeserializer<U> {

    private final Class<U> union;
    private final Function<String, U> unknown;
    private final Map<String, ValueDeserializer<?>> members = new HashMap<>();

    /**
     * @param union the sealed interface: its records are named as the tags are
     * @param unknown makes the union's {@code Unknown}
     */
    UnionDeserializer(Class<U> union, Function<String, U> unknown) {
        super(union);
        this.union = union;
        this.unknown = unknown;
    }

    /** Finds the members' deserializers beforehand: to look them up while reading takes a lock at first. */
    @Override
    public void resolve(DeserializationContext context) {
        for (Class<?> member : union.getPermittedSubclasses()) {
            if (!member.getSimpleName().equals("Unknown")) {
                members.put(member.getSimpleName(), context.findRootValueDeserializer(context.constructType(member)));
            }
        }
    }

    @Override
    public U deserialize(JsonParser parser, DeserializationContext context) {
        if (!parser.isExpectedStartObjectToken()) {
            return context.reportInputMismatch(this, "not an object");
        }
        U value = null;
        for (String tag = parser.nextName(); tag != null; tag = parser.nextName()) {
            JsonToken token = parser.nextToken();
            if (token == JsonToken.VALUE_NULL || tag.equals("__type")) {
                parser.skipChildren();
                continue;
            }
            if (value != null) {
                return context.reportInputMismatch(this, "more than one member");
            }
            value = member(tag, parser, context);
        }
        return value == null ? unknown.apply("") : value;
    }

    private U member(String tag, JsonParser parser, DeserializationContext context) {
        ValueDeserializer<?> member = members.get(tag);
        if (member == null) {
            parser.skipChildren();
            return unknown.apply(tag);
        }
        return union.cast(member.deserialize(parser, context));
    }
}
