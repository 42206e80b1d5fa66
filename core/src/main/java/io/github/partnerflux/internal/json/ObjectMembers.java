package io.github.partnerflux.internal.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The members of one object, one after the other. None may come twice: Jackson has that check as well, but makes a set of the
 * names of every object for it, while the names that are known are told here by their number.
 */
final class ObjectMembers {

    private static final MemberNames NO_NAMES = MemberNames.ofChoice(List.of());

    private final JsonParser parser;
    private final MemberNames known;

    private int previous = MemberNames.NONE;
    private long seen;
    private @Nullable Set<String> seenUnknown;

    /**
     * Begins with the object on whose first token the parser stands.
     *
     * @param known the names that are told by their number
     */
    ObjectMembers(JsonParser parser, MemberNames known) {
        ShapeReader.require(JsonToken.START_OBJECT, parser);
        this.parser = parser;
        this.known = known;
    }

    /**
     * Goes on to the next member's name.
     *
     * @return its number among the known names; less than 0 for an unknown one, or {@link MemberNames#END}
     */
    int next() {
        int member = known.next(parser, previous);
        if (member >= 0) {
            long bit = 1L << member;
            if ((seen & bit) != 0) {
                throw duplicate();
            }
            seen |= bit;
            previous = member;
        } else if (member != MemberNames.END) {
            addUnknown(parser.currentName());
        }
        return member;
    }

    private void addUnknown(String name) {
        if (seenUnknown == null) {
            seenUnknown = new HashSet<>();
        }
        if (!seenUnknown.add(name)) {
            throw duplicate();
        }
    }

    private StreamReadException duplicate() {
        return new StreamReadException(parser, "a member comes twice");
    }

    /** Whether there were members, and none of them is known. */
    boolean areForeign() {
        return seen == 0 && seenUnknown != null;
    }

    /** Skips a value, but not the checks: of its names here, of its strings by {@link Scalars}, of its depth by the parser. */
    static void skip(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            ObjectMembers members = new ObjectMembers(parser, NO_NAMES);
            while (members.next() != MemberNames.END) {
                parser.nextToken();
                skip(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                skip(parser);
            }
        } else {
            Scalars.skip(parser);
        }
    }
}
