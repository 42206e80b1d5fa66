// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A page of a listing, as the service returned it.
 *
 * @param <T> the type of the items
 * @param items the items, unmodifiable; may be empty even if there is a next page
 * @param nextToken the token of the next page, which is opaque; {@code null} on the last page
 * @param requestId the ID of the request, which AWS Support asks for; empty if the response does not contain it
 */
public record Page<T>(List<T> items, @Nullable String nextToken, String requestId) implements Serializable {

    /**
     * Creates a page.
     *
     * <p>An empty {@code nextToken} means that there is none, as AWS services use both.
     *
     * @param items the items, which are copied
     * @param nextToken the token of the next page; {@code null} or empty on the last page
     * @param requestId the ID of the request, or an empty string
     */
    public Page {
        items = List.copyOf(items);
        if (nextToken != null && nextToken.isEmpty()) {
            nextToken = null;
        }
    }

    /**
     * Returns whether there is a next page.
     *
     * @return {@code true} if {@link #nextToken()} is not {@code null}
     */
    public boolean hasNext() {
        return nextToken != null;
    }
}
