package io.github.partnerflux;

import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The page tokens of one listing, in the order in which the service sends them; tells when they lead nowhere. Not
 * thread-safe.
 */
final class PageTokens {

    /** What the service's model says of {@code NextToken}. */
    private static final int MAX_LENGTH = 2048;

    private static final int EXCERPT_LENGTH = 80;

    /** No account has nearly as many pages; longer circles are found by the landmark, in constant memory. */
    private static final int REMEMBERED = 1024;

    private final Map<String, Boolean> recent = new LinkedHashMap<>() {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > REMEMBERED;
        }
    };

    // Brent's cycle detection: the landmark moves on to where the walk is after 1, 2, 4, 8, … steps, so that in the end
    // it
    // stands inside any circle, and the walk comes by again before it moves.
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
        String malformed = malformed(token);
        if (malformed != null) {
            return "the service sent a malformed page token: " + malformed;
        }
        if (recent.put(token, true) != null || token.equals(landmark)) {
            return "the service sent a page token again, the listing would go round in circles: " + excerpt(token);
        }
        if (++steps == stepsToNextLandmark) {
            landmark = token;
            steps = 0;
            stepsToNextLandmark *= 2;
        }
        return null;
    }

    static String requireValid(String token) {
        String malformed = malformed(token);
        if (malformed != null) {
            throw new IllegalArgumentException(malformed);
        }
        return token;
    }

    /** On one line: the message that quotes it may end up in a log. */
    static String excerpt(String text) {
        String excerpt = (text.length() > EXCERPT_LENGTH ? text.substring(0, EXCERPT_LENGTH) + "…" : text);
        return "\"" + excerpt.replaceAll("[\\p{Cc}\\x{2028}\\x{2029}]", "\uFFFD") + "\"";
    }

    private static @Nullable String malformed(String token) {
        if (token.isEmpty() || token.length() > MAX_LENGTH) {
            return "a token must be 1 to %d characters long, but has %d: %s"
                    .formatted(MAX_LENGTH, token.length(), excerpt(token));
        }
        return hasSpace(token) ? "a token must have no white space: " + excerpt(token) : null;
    }

    /** As {@code \s} is in the pattern of the service's model: ASCII's. */
    private static boolean hasSpace(String token) {
        for (int i = 0; i < token.length(); i++) {
            char character = token.charAt(i);
            if (character == ' ' || (character >= '\t' && character <= '\r')) {
                return true;
            }
        }
        return false;
    }
}
