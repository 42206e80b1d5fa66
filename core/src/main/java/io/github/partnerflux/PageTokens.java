// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Constraints;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Detects cycles and malformed tokens among the page tokens of a listing. Not thread-safe. */
final class PageTokens {

    /** Listings have far fewer pages. Longer cycles are detected with the landmark, in constant memory. */
    private static final int REMEMBERED = 1024;

    private final Map<String, Boolean> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    // Brent's cycle detection: the landmark moves to the current token after 1, 2, 4, 8, … steps. Once it is part of
    // the cycle, the cycle returns to it before it moves again.
    private @Nullable String landmark;
    private long steps;
    private long stepsToNextLandmark = 1;

    /** Starts with the token of the first page, if it has one. */
    PageTokens(@Nullable String first) {
        if (first != null) {
            recent.put(first, true);
        }
    }

    /**
     * Adds the token of the next page.
     *
     * @return a description of what is wrong with the token, or {@code null}
     */
    @Nullable
    String add(String token) {
        try {
            Constraints.token("a token", token);
        } catch (IllegalArgumentException e) {
            return "the service sent a malformed page token: " + e.getMessage();
        }
        if (recent.put(token, true) != null || token.equals(landmark)) {
            return "the service sent a page token again, so that the listing would be a cycle: "
                    + ExternalText.quoted(token);
        }
        if (++steps == stepsToNextLandmark) {
            landmark = token;
            steps = 0;
            stepsToNextLandmark *= 2;
        }
        return null;
    }
}
