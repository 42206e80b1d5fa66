package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;

/**
 * Reads a structure as a record. The record receives {@code null} for members that are missing; unknown members are
 * skipped.
 */
final class RecordReader<T> extends ShapeReader<T> {

    private final Class<T> type;
    private final List<String> names;
    private final MemberNames memberNames;
    private final ShapeReader<?>[] readers;
    private final Constructor<T> constructor;
    private final boolean rejectsForeign;

    /**
     * Creates a reader.
     *
     * @param names the names of the components on the wire, in order
     * @param readers the readers of the components, in order
     * @param rejectsForeign whether to throw a {@link ForeignObjectException} if all members of an object are unknown
     */
    RecordReader(Class<T> type, List<String> names, List<? extends ShapeReader<?>> readers, boolean rejectsForeign) {
        this.type = type;
        this.names = names;
        this.memberNames = MemberNames.ofStructure(names);
        this.readers = readers.toArray(ShapeReader<?>[]::new);
        this.constructor = RecordMember.constructor(type);
        this.rejectsForeign = rejectsForeign;
    }

    @Override
    T read(JsonParser parser) {
        @Nullable Object[] values = new Object[readers.length];
        ObjectMembers members = new ObjectMembers(parser, memberNames);
        for (int member = members.next(); member != MemberNames.END; member = members.next()) {
            if (member >= 0) {
                values[member] = value(member, parser);
            } else {
                parser.nextToken();
                ObjectMembers.skip(parser);
            }
        }
        if (rejectsForeign && members.areForeign()) {
            throw new ForeignObjectException(parser);
        }
        return RecordMember.construct(constructor, values);
    }

    private @Nullable Object value(int member, JsonParser parser) {
        try {
            return parser.nextToken() == JsonToken.VALUE_NULL ? null : readers[member].read(parser);
        } catch (JacksonException e) {
            throw e.prependPath(type, names.get(member));
        }
    }
}
