package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Where a listing's pages come from. */
interface PageFetcher<T> {

    /** The name of the operation that lists. */
    String operation();

    /** The page that a token leads to, the first one for {@code null}; fetched anew for each subscriber. */
    Mono<Page<T>> fetch(@Nullable String token);
}
