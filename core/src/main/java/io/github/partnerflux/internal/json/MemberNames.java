// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.core.JsonParser;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The known names of an object's members, each identified by its index. */
public final class MemberNames {

    /** The result of {@link #next} at the end of the object. */
    public static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** The index if there is no member. */
    public static final int NONE = -1;

    private final PropertyNameMatcher matcher;
    private final SerializableString[] names;

    /**
     * Written at most once: writes to a field that all event loops read would be expensive, while a wrong guess
     * costs little.
     */
    private int usualFirst = NONE;

    private MemberNames(List<String> names) {
        // JsonReader.addOnce has one bit for each name.
        if (names.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than " + Long.SIZE + " names: " + names);
        }
        this.matcher = JsonFactories.SHARED.constructNameMatcher(
                names.stream().map(Named::fromString).toList(), false);
        this.names = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
    }

    public static MemberNames of(String... names) {
        return new MemberNames(Arrays.asList(names));
    }

    static MemberNames of(List<String> names) {
        return new MemberNames(names);
    }

    /**
     * Advances to the name of the next member. Expects the names in order: JSON does not specify it, but a service
     * rarely changes it, and comparing a name with the expected one is faster than looking it up.
     *
     * @param last the index of the known member before it, or {@link #NONE}
     * @return the index of the name; less than 0 if it is unknown, or {@link #END}
     */
    int next(JsonParser parser, int last) {
        int expected = last + 1;
        if (expected == names.length) {
            return parser.nextNameMatch(matcher);
        }
        return parser.nextName(names[expected]) ? expected : parser.currentNameMatch(matcher);
    }

    /**
     * Advances to the name of the next member, of which each object has some in any order. Expects the first one to be
     * that of the first object.
     *
     * @param isFirst whether it is the object's first member
     */
    int nextOfAny(JsonParser parser, boolean isFirst) {
        int expected = usualFirst;
        if (isFirst && expected != NONE) {
            return parser.nextName(names[expected]) ? expected : parser.currentNameMatch(matcher);
        }
        int member = parser.nextNameMatch(matcher);
        if (isFirst && member >= 0) {
            usualFirst = member;
        }
        return member;
    }

    public void write(int member, JsonGenerator generator) {
        generator.writeName(names[member]);
    }

    /** Adds the member whose value was being read, if any, to the path of an exception. */
    public JacksonException locate(JacksonException e, Class<?> type, int member) {
        return member == NONE ? e : e.prependPath(type, names[member].getValue());
    }
}
