package io.github.partnerflux.internal.json;

import java.util.Arrays;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.databind.DeserializationContext;
import tools.jackson.databind.deser.std.StdDeserializer;

/**
 * Reads a tagged union of the service: an object with one member, whose name tells which record its value is. A member of
 * another name becomes the union's {@code Unknown}; {@code null} members and {@code __type} do not count, as <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a> says.
 */
final class UnionDeserializer<U> extends StdDeserializer<U> {

    private final Map<String, Class<? extends U>> members;
    private final Function<String, U> unknown;

    /**
     * @param union the sealed interface: its records are named as the tags are
     * @param unknown makes the union's {@code Unknown}
     */
    UnionDeserializer(Class<U> union, Function<String, U> unknown) {
        super(union);
        this.unknown = unknown;
        this.members = Arrays.stream(union.getPermittedSubclasses())
                .collect(Collectors.toUnmodifiableMap(Class::getSimpleName, member -> member.asSubclass(union)));
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
        @Nullable Class<? extends U> type = members.get(tag);
        if (type == null || tag.equals("Unknown")) {
            parser.skipChildren();
            return unknown.apply(tag);
        }
        return context.readValue(parser, type);
    }
}
