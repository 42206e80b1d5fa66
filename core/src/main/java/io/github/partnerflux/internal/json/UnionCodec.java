// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Reads a tagged union of the service: an object with one member, whose name indicates the record for its value. A
 * member with another name becomes the union's {@code Unknown}. {@code null} members and {@code __type} are ignored, as
 * specified by <a href="https://smithy.io/2.0/aws/protocols/aws-json-1_0-protocol.html">the protocol</a>.
 */
public abstract class UnionCodec<U> extends Codec<U> {

    private static final String TYPE = "__type";

    private final List<Member<? extends U>> members;
    private final MemberNames names;

    protected UnionCodec(List<Member<? extends U>> members) {
        this.members = members;
        this.names = MemberNames.of(members.stream().map(Member::tag).toList());
    }

    /** Creates the value for a tag that this version does not know. */
    protected abstract U unknown(String tag);

    /** Returns the tag of a value that {@link #unknown} created. */
    protected abstract String unknownTag(U value);

    @Override
    public final U read(JsonReader reader) {
        reader.startObject();
        JsonParser parser = reader.parser();
        U value = null;
        long seen = 0;
        Set<String> unknown = null;
        for (int tag = names.nextOfAny(parser, true); tag != MemberNames.END; tag = names.nextOfAny(parser, false)) {
            if (tag >= 0) {
                seen = reader.addOnce(seen, tag);
            } else {
                unknown = reader.addOnce(unknown);
            }
            String name = parser.currentName();
            if (parser.nextToken() == JsonToken.VALUE_NULL) {
                continue;
            }
            if (name.equals(TYPE)) {
                reader.skip();
            } else if (value != null) {
                throw new StreamReadException(parser, "more than one member");
            } else if (tag >= 0) {
                value = members.get(tag).codec.read(reader);
            } else {
                reader.skip();
                value = unknown(name);
            }
        }
        return value == null ? unknown("") : value;
    }

    @Override
    public final void write(U value, JsonGenerator generator) {
        generator.writeStartObject();
        for (int tag = 0; tag < members.size(); tag++) {
            if (write(members.get(tag), tag, value, generator)) {
                generator.writeEndObject();
                return;
            }
        }
        generator.writeName(unknownTag(value));
        generator.writeStartObject();
        generator.writeEndObject();
        generator.writeEndObject();
    }

    private <M> boolean write(Member<M> member, int tag, @Nullable Object value, JsonGenerator generator) {
        if (!member.type.isInstance(value)) {
            return false;
        }
        names.write(tag, generator);
        member.codec.write(member.type.cast(value), generator);
        return true;
    }

    /**
     * A member of a union.
     *
     * @param tag its name on the wire
     */
    public record Member<M>(String tag, Class<M> type, Codec<M> codec) {}
}
