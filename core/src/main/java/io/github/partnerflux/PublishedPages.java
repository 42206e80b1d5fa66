// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.PaginationException;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Operators;
import reactor.util.context.Context;

/** The pages that a publisher emits. */
record PublishedPages<T>(Publisher<? extends Page<T>> pages) implements PageFetcher<T> {

    @Override
    public String operation() {
        return "PagedFlux.fromPages";
    }

    @Override
    public boolean isContinuous() {
        return true;
    }

    @Override
    public Publisher<Page<T>> fetch(@Nullable String token) {
        return token == null ? Flux.from(pages) : Flux.defer(() -> after(token));
    }

    private Flux<Page<T>> after(String token) {
        AtomicBoolean reached = new AtomicBoolean();
        return Flux.from(pages)
                .<Page<T>>handle((page, sink) -> {
                    if (reached.get()) {
                        sink.next(page);
                    } else {
                        reached.set(token.equals(page.nextToken()));
                        Operators.onDiscardMultiple(page.items(), Context.of(sink.contextView()));
                    }
                })
                .switchIfEmpty(Flux.error(() -> new PaginationException(
                        operation(), "no page follows the token to resume from: " + ExternalText.quoted(token))));
    }
}
