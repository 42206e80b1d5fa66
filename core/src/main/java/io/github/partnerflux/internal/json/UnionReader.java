package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a tagged union of the service: an object with one member, whose name indicates the record for its value. A
 * member with another name becomes the union's {@code Unknown}. {@code null} members and {@code __type} are ignored, as
 * specified by <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a>.
 */
final class UnionReader<U> extends ShapeReader<U> {

    private static final String TYPE = "__type";

    private final List<ShapeReader<? extends U>> members;
    private final MemberNames memberNames;
    private final Constructor<? extends U> unknown;

    /**
     * Creates a reader.
     *
     * @param tags the known tags
     * @param members the readers of their values, in order
     * @param unknown the constructor for the value of any other tag
     */
    UnionReader(List<String> tags, List<ShapeReader<? extends U>> members, Constructor<? extends U> unknown) {
        this.members = members;
        this.memberNames = MemberNames.ofChoice(tags);
        this.unknown = unknown;
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
