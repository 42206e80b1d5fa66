// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.PaginationException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.CoreSubscriber;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.util.context.Context;

/**
 * The subscription to a listing, which fetches pages and emits their elements.
 *
 * @param <T> the type of the items
 * @param <R> the type of the emitted elements
 */
final class PageSubscription<T, R> extends DrainSubscription<R> implements Fetch.Receiver<Page<T>> {

    private final PageFetcher<T> fetcher;
    private final PageView<T, R> view;

    /** The number of items at the start of the first page that precede the checkpoint. */
    private final int skip;

    /** The number of elements left to emit at which the next page is fetched; negative for the default. */
    private final int readAhead;

    private volatile @Nullable Page<T> arrived;
    private volatile @Nullable Signal<Page<T>> ended;
    private volatile @Nullable Fetch<Page<T>> fetch;

    private final PageTokens tokens;
    private final PageBuffer<R> buffer = new PageBuffer<>();
    private @Nullable String token;
    private boolean started;
    private boolean fetching;
    private boolean lastFetched;
    private @Nullable Throwable failure;

    PageSubscription(
            CoreSubscriber<? super R> actual,
            PageFetcher<T> fetcher,
            PageView<T, R> view,
            Checkpoint from,
            int readAhead) {
        super(actual);
        this.fetcher = fetcher;
        this.view = view;
        this.readAhead = readAhead;
        this.tokens = new PageTokens(from.token());
        this.token = from.token();
        this.skip = from.offset();
        this.lastFetched = from.isEnd();
    }

    @Override
    public void onFetched(Page<T> page) {
        arrived = page;
        drain();
    }

    @Override
    public void onEnd(Signal<Page<T>> end) {
        ended = end;
        drain();
    }

    @Override
    boolean step() {
        acceptArrival();
        fetchIfWanted();
        if (!buffer.isEmpty()) {
            if (!hasDemand()) {
                return false;
            }
            emit(buffer.take());
        } else if (failure != null) {
            end(failure);
        } else if (lastFetched) {
            end(null);
        } else {
            return false;
        }
        return true;
    }

    private void acceptArrival() {
        // The end is read first, so that a page that arrived before it is not missed.
        Signal<Page<T>> end = ended;
        Page<T> page = arrived;
        if (page != null) {
            arrived = null;
            fetching = false;
            accept(page);
        }
        if (end != null) {
            lastFetched = true;
            if (failure == null) {
                failure = end.getThrowable();
            }
        }
    }

    private void accept(Page<T> page) {
        buffer.add(elementsOf(page));
        started = true;
        token = page.nextToken();
        if (fetcher.isContinuous()) {
            return;
        }
        if (token == null) {
            lastFetched = true;
        } else {
            String wrong = tokens.add(token);
            if (wrong != null) {
                failure = new PaginationException(fetcher.operation(), wrong);
            }
        }
    }

    /**
     * If the first page has become shorter than the checkpoint, skips all of it: the pages that follow are behind the
     * checkpoint in any case.
     */
    private List<R> elementsOf(Page<T> page) {
        return view.of(token, page, started ? 0 : Math.min(skip, page.items().size()));
    }

    private void fetchIfWanted() {
        if (fetching || !buffer.hasRoom() || lastFetched || failure != null) {
            return;
        }
        int undelivered = buffer.remaining();
        boolean unmetDemand = undelivered == 0 && hasDemand();
        int ahead = ahead();
        if (unmetDemand || (started && ahead > 0 && undelivered <= ahead)) {
            fetching = true;
            Fetch<Page<T>> open = fetch;
            if (open != null && fetcher.isContinuous()) {
                open.request(1);
                return;
            }
            Fetch<Page<T>> inFlight = new Fetch<>(fetcher.operation(), fetcher.isContinuous(), this);
            fetch = inFlight;
            fetcher.fetch(token).subscribe(inFlight);
            if (isCancelled()) {
                // A concurrent cancel may not have seen the field yet.
                inFlight.cancel();
            }
        }
    }

    /**
     * By default, just under half of the first page: a subscriber that requests no more than its first half costs one
     * request. One that has taken the whole page and an item of the next one is likely to take all.
     */
    private int ahead() {
        if (readAhead >= 0) {
            return readAhead;
        }
        int followingItems = Math.max(0, buffer.pageSize() - 1);
        return buffer.isAfterFirst() ? followingItems : followingItems / 2;
    }

    @Override
    void abort() {
        Fetch<Page<T>> inFlight = fetch;
        if (inFlight != null) {
            inFlight.cancel();
        }
    }

    @Override
    void release() {
        Context context = currentContext();
        buffer.discard(context);
        Page<T> page = arrived;
        arrived = null;
        if (page != null) {
            Operators.onDiscardMultiple(elementsOf(page), context);
        }
        fetch = null;
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        if (key == Attr.PARENT) {
            Fetch<Page<T>> inFlight = fetch;
            return inFlight == null ? null : inFlight.source();
        } else if (key == Attr.PREFETCH) {
            return ahead();
        } else if (key == Attr.BUFFERED) {
            return buffer.size();
        } else if (key == Attr.ERROR) {
            return failure;
        }
        return super.scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return fetcher.operation();
    }
}
