// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.json;

import java.nio.ByteBuffer;
import java.util.Map;
import java.util.stream.Collectors;
import tools.jackson.core.JacksonException;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.core.exc.UnexpectedEndOfInputException;

/** Describes JSON that cannot be read. */
public final class JsonFailures {

    private JsonFailures() {}

    /** Returns whether the JSON is invalid only because it is incomplete. */
    public static boolean endsEarly(ByteBuffer json, JacksonException e) {
        return !json.hasRemaining() || e instanceof UnexpectedEndOfInputException;
    }

    /** Describes what is wrong and where, without the value that is wrong. */
    public static String describe(JacksonException e) {
        String where = e.getPath().stream().map(JsonFailures::describe).collect(Collectors.joining("", "$", ""));
        TokenStreamLocation location = e.getLocation();
        return e.getClass().getSimpleName() + " at " + where
                + (location == null || location.getLineNr() < 0
                        ? ""
                        : ", line " + location.getLineNr() + ", column " + location.getColumnNr());
    }

    private static String describe(JacksonException.Reference step) {
        if (step.getPropertyName() == null) {
            return "[" + step.getIndex() + "]";
        }
        // The names in a record are those of the model, but the keys of a map come from the response.
        return step.from() instanceof Map ? ".*" : "." + step.getPropertyName();
    }
}
