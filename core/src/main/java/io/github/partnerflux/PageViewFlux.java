// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/**
 * A listing in one of its forms: items, pages, or items with checkpoints.
 *
 * @param <T> the type of the items
 * @param <R> the type of the emitted elements
 */
final class PageViewFlux<T, R> extends Flux<R> implements Scannable {

    private final PageFetcher<T> fetcher;
    private final PageView<T, R> view;
    private final Checkpoint from;
    private final int readAhead;

    PageViewFlux(PageFetcher<T> fetcher, PageView<T, R> view, Checkpoint from, int readAhead) {
        this.fetcher = fetcher;
        this.view = view;
        this.from = from;
        this.readAhead = readAhead;
    }

    @Override
    public void subscribe(CoreSubscriber<? super R> actual) {
        actual.onSubscribe(new PageSubscription<>(actual, fetcher, view, from, readAhead));
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.PREFETCH) {
            return readAhead == PagedFlux.GROWING ? null : readAhead;
        }
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }

    /** Returns the name of the operation, which Reactor shows in traces and metrics. */
    @Override
    public String stepName() {
        return fetcher.operation();
    }
}
