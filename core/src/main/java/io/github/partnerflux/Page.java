package io.github.partnerflux;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One page of a listing, as the service sent it.
 *
 * @param <T> what is listed
 * @param items the page's items, unmodifiable; may be empty even when there is a next page
 * @param nextToken what to ask for the next page with, or {@code null} on the last
 * @param requestId what AWS Support asks for; empty if the service sent none
 */
public record Page<T>(List<T> items, @Nullable String nextToken, String requestId) implements Serializable {

    /**
     * Makes a page.
     *
     * <p>An empty token means the same as none: AWS services use both.
     *
     * @param items as above
     * @param nextToken as above, or an empty string
     * @param requestId as above
     */
    public Page {
        items = List.copyOf(items);
        if (nextToken != null && nextToken.isEmpty()) {
            nextToken = null;
        }
    }

    /**
     * Tells whether this is not the last page.
     *
     * @return whether there is a {@link #nextToken()}
     */
    public boolean hasNext() {
        return nextToken != null;
    }
}
