package io.github.partnerflux.internal.json;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * Iterates over the members of one object, and rejects duplicates. Jackson can do so as well, but creates a set of
 * names for each object, while the known names have indexes here.
 */
final class ObjectMembers {

    private static final MemberNames NO_NAMES = MemberNames.ofChoice(List.of());

    private final JsonParser parser;
    private final MemberNames known;

    private int previous = MemberNames.NONE;
    private long seen;
    private @Nullable Set<String> seenUnknown;

    /**
     * Starts with the object to whose first token the parser points.
     *
     * @param known the names that have indexes
     */
    ObjectMembers(JsonParser parser, MemberNames known) {
        ShapeReader.require(JsonToken.START_OBJECT, parser);
        this.parser = parser;
        this.known = known;
    }

    /**
     * Advances to the name of the next member.
     *
     * @return the index of the name; less than 0 if it is unknown, or {@link MemberNames#END}
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
        return new StreamReadException(parser, "duplicate member");
    }

    /** Returns whether there were members, all of which are unknown. */
    boolean areForeign() {
        return seen == 0 && seenUnknown != null;
    }

    /**
     * Skips a value and checks it all the same: its names here, its strings in {@link Scalars}, its depth in the
     * parser.
     */
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
