package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Constraints;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page tokens of one listing, in the order in which the service sends them; tells when they lead nowhere. Not
 * thread-safe.
 */
final class PageTokens {

    /** No account has nearly as many pages; longer cycles are found by the landmark, in constant memory. */
    private static final int REMEMBERED = 1024;

    private final Map<String, Boolean> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    // Brent's cycle detection: the landmark moves to the current token after 1, 2, 4, 8, … steps. Once it is in the
    // cycle, it comes again before it moves on.
    private @Nullable String landmark;
    private long steps;
    private long stepsToNextLandmark = 1;

    /** Begins with the token of the first page, if it has one. */
    PageTokens(@Nullable String first) {
        if (first != null) {
            recent.put(first, true);
        }
    }

    /**
     * Takes the token that leads to the next page.
     *
     * @return what is wrong with it, or {@code null}
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
