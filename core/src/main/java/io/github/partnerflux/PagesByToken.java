// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** The pages that a function returns for page tokens. */
record PagesByToken<T>(Function<@Nullable String, ? extends Mono<Page<T>>> pages) implements PageFetcher<T> {

    @Override
    public String operation() {
        return "PagedFlux.fromTokens";
    }

    @Override
    public Publisher<Page<T>> fetch(@Nullable String token) {
        return Mono.defer(() -> pages.apply(token));
    }
}
