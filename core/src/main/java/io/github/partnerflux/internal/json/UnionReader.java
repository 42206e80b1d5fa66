package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a tagged union of the service: an object with one member, whose name tells which record its value is. A member of
 * another name becomes the union's {@code Unknown}; {@code null} members and {@code __type} do not count, as <a
 * href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a> says.
 */
final class UnionReader<U> extends ShapeReader<U> {

    private static final String UNKNOWN = "Unknown";
    private static final String TYPE = "__type";

    private final List<ShapeReader<? extends U>> members = new ArrayList<>();
    private final MemberNames memberNames;
    private final Constructor<? extends U> unknown;

    /**
     * @param union the sealed interface: its records are named as the tags are, but for {@code Unknown}, which has the tag
     */
    UnionReader(Class<U> union) {
        List<String> tags = new ArrayList<>();
        Constructor<? extends U> other = null;
        for (Class<?> permitted : union.getPermittedSubclasses()) {
            Class<? extends U> type = permitted.asSubclass(union);
            if (type.getSimpleName().equals(UNKNOWN)) {
                other = RecordMember.constructor(type);
            } else {
                tags.add(type.getSimpleName());
                members.add(new RecordReader<>(type));
            }
        }
        this.unknown = Objects.requireNonNull(other, "a record for unknown members");
        this.memberNames = MemberNames.ofChoice(tags);
    }

    @Override
    U read(JsonParser parser) {
        U value = null;
        ObjectMembers names = new ObjectMembers(parser, memberNames);
        for (int tag = names.next(); tag != MemberNames.END; tag = names.next()) {
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (name.equals(TYPE)) {
                ObjectMembers.skip(parser);
            } else if (value != null) {
                throw new StreamReadException(parser, "more than one member");
            } else if (tag >= 0) {
                value = members.get(tag).read(parser);
            } else {
                ObjectMembers.skip(parser);
                value = RecordMember.construct(unknown, name);
            }
        }
        return value == null ? RecordMember.construct(unknown, "") : value;
    }
}
