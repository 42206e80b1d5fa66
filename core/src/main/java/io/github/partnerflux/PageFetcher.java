package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;

/** Where a listing's pages come from. */
interface PageFetcher<T> {

    /** The name of the operation that lists. */
    String operation();

    /** The page that a token leads to, the first one for {@code null}; fetched anew for each subscriber. */
    Publisher<Page<T>> fetch(@Nullable String token);

    /**
     * Whether what is fetched for a token goes on with the pages that follow, so that it is its end that ends the listing, and not
     * a page without a token.
     */
    default boolean isContinuous() {
        return false;
    }
}
