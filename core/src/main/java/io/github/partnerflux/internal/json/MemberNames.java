package io.github.partnerflux.internal.json;

import java.util.Arrays;
import java.util.List;
import tools.jackson.core.JsonParser;
import tools.jackson.core.SerializableString;
import tools.jackson.core.io.SerializedString;
import tools.jackson.core.sym.PropertyNameMatcher;
import tools.jackson.core.util.Named;

/** The known names of an object's members, told by their number. */
final class MemberNames {

    /** What {@link #next} says at the object's end. */
    static final int END = PropertyNameMatcher.MATCH_END_OBJECT;

    /** In place of a member's number: there is none. */
    static final int NONE = -1;

    private final PropertyNameMatcher matcher;
    private final SerializableString[] names;

    /**
     * Which member came after which, with the first member in place 0. Each is set once, by the first object that has it: what
     * many threads read is dear to write to, and a wrong guess costs little.
     */
    private final int[] followers;

    private final boolean repeatsOrder;

    private MemberNames(List<String> names, boolean repeatsOrder) {
        // ObjectMembers has a bit for each.
        if (names.size() > Long.SIZE) {
            throw new IllegalArgumentException("more than " + Long.SIZE + " names: " + names);
        }
        this.matcher = JsonFactories.SHARED.constructNameMatcher(
                names.stream().map(Named::fromString).toList(), false);
        this.names = names.stream().map(SerializedString::new).toArray(SerializableString[]::new);
        this.followers = new int[names.size() + 1];
        Arrays.fill(followers, NONE);
        this.repeatsOrder = repeatsOrder;
    }

    /**
     * Names that most objects have in the same order: JSON leaves it open, but a service keeps to one. Whether a name is the one
     * that followed before is quicker to find out than which one it is.
     */
    static MemberNames ofStructure(List<String> names) {
        return new MemberNames(names, true);
    }

    /** Names of which each object has some, in any order. */
    static MemberNames ofChoice(List<String> names) {
        return new MemberNames(names, false);
    }

    /**
     * Goes on to the next member's name.
     *
     * @param previous the number of the known member before it, or {@link #NONE}
     * @return its number; less than 0 for an unknown one, or {@link #END}
     */
    int next(JsonParser parser, int previous) {
        int expected = followers[previous + 1];
        if (expected != NONE) {
            return parser.nextName(names[expected]) ? expected : parser.currentNameMatch(matcher);
        }
        int member = parser.nextNameMatch(matcher);
        if (repeatsOrder && member >= 0) {
            followers[previous + 1] = member;
        }
        return member;
    }
}
