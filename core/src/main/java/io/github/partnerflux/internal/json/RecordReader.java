package io.github.partnerflux.internal.json;

import java.lang.reflect.Constructor;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** Reads a structure as a record. What is missing or {@code null} is left to the record; unknown members are skipped. */
final class RecordReader<T> implements ShapeReader<T> {

    private final Class<T> type;
    private final List<String> names;
    private final PropertyNameMatcher matcher;
    private final ShapeReader<?>[] members;
    private final Constructor<T> constructor;

    RecordReader(Class<T> type) {
        this.type = type;
        List<RecordMember> components = RecordMember.of(type);
        if (components.size() > Long.SIZE) {
            throw new IllegalArgumentException(type + " has more than " + Long.SIZE + " members");
        }
        this.names = components.stream().map(RecordMember::name).toList();
        this.matcher = JsonCodec.FACTORY.constructNameMatcher(
                names.stream().map(Named::fromString).toList(), false);
        this.members = components.stream()
                .map(component -> ShapeReaders.of(component.type()))
                .toArray(ShapeReader<?>[]::new);
        this.constructor = RecordMember.constructor(type);
    }

    @Override
    public T read(JsonParser parser) {
        ShapeReader.require(JsonToken.START_OBJECT, parser);
        @Nullable Object[] values = new Object[members.length];
        long seen = 0;
        MemberNames unknown = null;
        for (int member = parser.nextNameMatch(matcher);
                member != PropertyNameMatcher.MATCH_END_OBJECT;
                member = parser.nextNameMatch(matcher)) {
            if (member >= 0) {
                long bit = 1L << member;
                if ((seen & bit) != 0) {
                    throw MemberNames.duplicate(parser);
                }
                seen |= bit;
                values[member] = member(member, parser);
            } else {
                unknown = unknown == null ? new MemberNames() : unknown;
                unknown.add(parser.currentName(), parser);
                parser.nextToken();
                MemberNames.skipValue(parser);
            }
        }
        return RecordMember.construct(constructor, values);
    }

    private @Nullable Object member(int member, JsonParser parser) {
        try {
            return parser.nextToken() == JsonToken.VALUE_NULL ? null : members[member].read(parser);
        } catch (JacksonException e) {
            throw e.prependPath(type, names.get(member));
        }
    }
}
