package io.github.partnerflux.internal.json;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The known names of an object's members, each identified by its index. */
final class MemberNames {

    /** The result of {@link #next} at the end of the object. */
    static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** The index if there is no member. */
    static final int NONE = -1;

    private final PropertyNameMatcher matcher;
    private final SerializableString[] names;

    /**
     * Maps each member to the one that follows it: the index of a member plus 1, or 0 at the start of an object, to the
     * index of the next one. Written at most once for each member: writes to a field that all event loops read would be
     * expensive, while a wrong guess costs little.
     */
    private final int[] followers;

    private final boolean expectsOrder;

    private MemberNames(List<String> names, boolean expectsOrder) {
        // ObjectMembers has one bit for each name.
        if (names.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than " + Long.SIZE + " names: " + names);
        }
        this.matcher = JsonFactories.SHARED.constructNameMatcher(
                names.stream().map(Named::fromString).toList(), false);
        this.names = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.followers = new int[names.size() + 1];
        Arrays.fill(followers, NONE);
        this.expectsOrder = expectsOrder;
    }

    /**
     * Creates names that most objects have in the same order. JSON does not specify the order, but a service rarely
     * changes it, and comparing a name with the expected one is faster than looking it up.
     */
    static MemberNames ofStructure(List<String> names) {
        return new MemberNames(names, true);
    }

    /** Creates names of which each object has some, in any order. */
    static MemberNames ofChoice(List<String> names) {
        return new MemberNames(names, false);
    }

    /**
     * Advances to the name of the next member.
     *
     * @param previous the index of the known member before it, or {@link #NONE}
     * @return the index of the name; less than 0 if it is unknown, or {@link #END}
     */
    int next(JsonParser parser, int previous) {
        int expected = followers[previous + 1];
        if (expected != NONE) {
            return parser.nextName(names[expected]) ? expected : parser.currentNameMatch(matcher);
        }
        int member = parser.nextNameMatch(matcher);
        if (expectsOrder && member >= 0) {
            followers[previous + 1] = member;
        }
        return member;
    }
}
