package io.github.partnerflux.internal.json;

import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonParser;
import tools.jackson.core.JsonToken;
import tools.jackson.core.exc.StreamReadException;

/**
 * The names in one object, of which none may come twice. Jackson has such a check as well, which makes a set of the names of
 * every object; most here have one or two, or none that is not told by its place in a record.
 */
final class MemberNames {

    private @Nullable String first;
    private @Nullable String second;
    private @Nullable Set<String> others;

    /** Takes the name on which the parser stands. */
    void add(String name, JsonParser parser) {
        if (first == null) {
            first = name;
        } else if (name.equals(first) || name.equals(second)) {
            throw duplicate(parser);
        } else if (second == null) {
            second = name;
        } else {
            others = others == null ? new HashSet<>() : others;
            if (!others.add(name)) {
                throw duplicate(parser);
            }
        }
    }

    static StreamReadException duplicate(JsonParser parser) {
        return new StreamReadException(parser, "a member comes twice");
    }

    /** Leaves a value out, but not the checks: of its names here, of lengths and depths by the parser. */
    static void skipValue(JsonParser parser) {
        if (parser.currentToken() == JsonToken.START_OBJECT) {
            MemberNames names = new MemberNames();
            for (String name = parser.nextName(); name != null; name = parser.nextName()) {
                names.add(name, parser);
                parser.nextToken();
                skipValue(parser);
            }
        } else if (parser.currentToken() == JsonToken.START_ARRAY) {
            while (parser.nextToken() != JsonToken.END_ARRAY) {
                skipValue(parser);
            }
        } else {
            // Left half read, a string would not be held to its longest length.
            parser.finishToken();
        }
    }
}
