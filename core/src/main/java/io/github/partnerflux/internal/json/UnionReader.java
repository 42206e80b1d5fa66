package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a tagged union of the service: an object with one member, whose name tells which record its value is. A member of
 * another name becomes the union's {@code Unknown}; {@code null} members and {@code __type} do not count, as <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a> says.
 */
final class UnionReader<U> implements ShapeReader<U> {

    private static final String UNKNOWN = "Unknown";

    private final Map<String, ShapeReader<? extends U>> members;
    private final Constructor<? extends U> unknown;

    /**
     * @param union the sealed interface: its records are named as the tags are, but for {@code Unknown}, which has the tag
     */
    UnionReader(Class<U> union) {
        Map<String, Class<? extends U>> records = Arrays.stream(union.getPermittedSubclasses())
                .collect(Collectors.toMap(Class::getSimpleName, type -> type.asSubclass(union)));
        this.unknown = RecordMember.constructor(Objects.requireNonNull(records.remove(UNKNOWN)));
        this.members = records.values().stream().collect(Collectors.toMap(Class::getSimpleName, RecordReader::new));
    }

    @Override
    public U read(JsonParser parser) {
        ShapeReader.require(JsonToken.START_OBJECT, parser);
        MemberNames names = new MemberNames();
        U value = null;
        for (String tag = parser.nextName(); tag != null; tag = parser.nextName()) {
            names.add(tag, parser);
            if (parser.nextToken() == JsonToken.VALUE_NULL || tag.equals("__type")) {
                MemberNames.skipValue(parser);
            } else if (value == null) {
                value = member(tag, parser);
            } else {
                throw new StreamReadException(parser, "more than one member");
            }
        }
        return value == null ? RecordMember.construct(unknown, "") : value;
    }

    private U member(String tag, JsonParser parser) {
        ShapeReader<? extends U> member = members.get(tag);
        if (member == null) {
            MemberNames.skipValue(parser);
            return RecordMember.construct(unknown, tag);
        }
        return member.read(parser);
    }
}
