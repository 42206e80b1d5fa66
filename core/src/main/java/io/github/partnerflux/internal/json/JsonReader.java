// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * What codecs read one document from: Jackson's parser, and what the values of a document share.
 *
 * <p>The members of an object are counted by the codec that reads it, in its local variables: known ones as bits, as
 * {@link #addOnce} returns them, and unknown ones by name.
 */
public final class JsonReader {

    private final JsonParser parser;
    private final boolean rejectsForeign;
    private final RepeatedTexts repeated = new RepeatedTexts();

    /**
     * Creates a reader.
     *
     * @param rejectsForeign whether the output of an operation must have one of its members
     */
    JsonReader(JsonParser parser, boolean rejectsForeign) {
        this.parser = parser;
        this.rejectsForeign = rejectsForeign;
    }

    /** Requires the current value to be an object. */
    public void startObject() {
        require(JsonToken.START_OBJECT);
    }

    /**
     * Advances to the name of the next member.
     *
     * @param last the index of the known member before it, or {@link MemberNames#NONE}
     * @return the index of the name; less than 0 if it is unknown, or {@link MemberNames#END}
     */
    public int nextMember(MemberNames names, int last) {
        return names.next(parser, last);
    }

    /**
     * Adds a known member to those of the object, and rejects a duplicate. Jackson can do so as well, but creates a set
     * of names for each object.
     */
    public long addOnce(long seen, int member) {
        long bit = 1L << member;
        if ((seen & bit) != 0) {
            throw duplicate();
        }
        return seen | bit;
    }

    /** Skips the value of an unknown member and adds its name to those of the object. */
    public Set<String> skipUnknown(@Nullable Set<String> unknown) {
        Set<String> seen = addOnce(unknown);
        skipNext();
        return seen;
    }

    /** Advances to the next value and skips it. */
    public void skipNext() {
        parser.nextToken();
        skip();
    }

    /** Rejects the output of an operation if it has members, all of which are unknown. */
    public void rejectForeign(long seen, @Nullable Set<String> unknown) {
        if (rejectsForeign && seen == 0 && unknown != null) {
            throw new ForeignObjectException(parser);
        }
    }

    JsonParser parser() {
        return parser;
    }

    /** Rejects a value of another kind. */
    void require(JsonToken expected) {
        if (parser.currentToken() != expected) {
            throw new StreamReadException(parser, "not " + expected);
        }
    }

    /** Adds the current name to those of the object, and rejects a duplicate. */
    Set<String> addOnce(@Nullable Set<String> unknown) {
        Set<String> seen = unknown;
        if (seen == null) {
            seen = new HashSet<>();
            ResponseContext.addUnknownName(parser);
        }
        if (!seen.add(parser.currentName())) {
            throw duplicate();
        }
        return seen;
    }

    /** Advances to the next value and reads it as text, or returns {@code null} if it is {@code null}. */
    @Nullable
    String nextText() {
        JsonToken token = parser.nextToken();
        if (token == JsonToken.VALUE_STRING) {
            return repeated.text(parser, Scalars.length(parser));
        }
        return token == JsonToken.VALUE_NULL ? null : text();
    }

    /** Returns the current scalar, which may also be a number or a boolean, as text. */
    String text() {
        // The error code of a gateway may be a number.
        if (!parser.currentToken().isScalarValue()) {
            throw new StreamReadException(parser, "not a string");
        }
        return repeated.text(parser, Scalars.length(parser));
    }

    /**
     * Skips the current value and checks it all the same: its names here, its strings in {@link Scalars}, its depth in
     * the parser.
     */
    public void skip() {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            Set<String> unknown = null;
            while (parser.nextName() != null) {
                unknown = skipUnknown(unknown);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                skip();
            }
        } else {
            Scalars.skip(parser);
        }
    }

    private StreamReadException duplicate() {
        return new StreamReadException(parser, "duplicate member");
    }
}
