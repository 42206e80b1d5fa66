package io.github.partnerflux;

import io.github.partnerflux.exception.PaginationException;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLongFieldUpdater;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Subscription;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Operators;
import reactor.core.publisher.Signal;
import reactor.util.context.Context;

/**
 * The subscription to a listing: a single drain loop emits elements, fetches pages and terminates.
 *
 * <p>{@code request}, {@code cancel} and the arrival of a page may happen on any thread at any time. Each sets a
 * volatile field and calls {@link #drain()}. Only the thread that enters the drain loop accesses the other fields. A
 * fetch that emits its page synchronously does not recurse.
 *
 * @param <T> the type of the items
 * @param <R> the type of the emitted elements
 */
final class PageSubscription<T, R> implements Subscription, PageFetch.Receiver<T>, Scannable {

    @SuppressWarnings("rawtypes")
    private static final AtomicLongFieldUpdater<PageSubscription> REQUESTED =
            AtomicLongFieldUpdater.newUpdater(PageSubscription.class, "requested");

    private final CoreSubscriber<? super R> actual;
    private final PageFetcher<T> fetcher;
    private final PageView<T, R> view;

    /** The number of items at the start of the first page that precede the checkpoint. */
    private final int skip;

    /** The number of elements left to emit at which the next page is fetched; negative for half a page. */
    private final int readAhead;

    private final AtomicInteger work = new AtomicInteger();
    private volatile long requested;
    private volatile boolean cancelled;
    private volatile @Nullable Throwable badRequest;
    private volatile @Nullable Page<T> arrived;
    private volatile @Nullable Signal<Page<T>> ended;
    private volatile @Nullable PageFetch<T> fetch;
    private volatile boolean terminated;

    // Only the thread that enters the drain loop accesses the fields below.
    private final PageTokens tokens;
    private final PageBuffer<R> buffer = new PageBuffer<>();
    private @Nullable String token;
    private boolean started;
    private boolean fetching;
    private boolean lastFetched;
    private @Nullable Throwable failure;
    private long emitted;

    PageSubscription(
            CoreSubscriber<? super R> actual,
            PageFetcher<T> fetcher,
            PageView<T, R> view,
            Checkpoint from,
            int readAhead) {
        this.actual = actual;
        this.fetcher = fetcher;
        this.view = view;
        this.readAhead = readAhead;
        this.tokens = new PageTokens(from.token());
        this.token = from.token();
        this.skip = from.offset();
        this.lastFetched = from.isEnd();
    }

    @Override
    public void request(long n) {
        if (n <= 0) {
            badRequest = new IllegalArgumentException(
                    "Reactive Streams rule 3.9: request must be for 1 element or more, but is for " + n);
        } else {
            Operators.addCap(REQUESTED, this, n);
        }
        drain();
    }

    @Override
    public void cancel() {
        cancelled = true;
        PageFetch<T> inFlight = fetch;
        if (inFlight != null) {
            inFlight.cancel();
        }
        drain();
    }

    @Override
    public Context currentContext() {
        return actual.currentContext();
    }

    @Override
    public void onPage(Page<T> page) {
        arrived = page;
        drain();
    }

    @Override
    public void onEnd(Signal<Page<T>> end) {
        ended = end;
        drain();
    }

    private void drain() {
        if (work.getAndIncrement() != 0) {
            return;
        }
        int missed = 1;
        do {
            drainOnce();
            missed = work.addAndGet(-missed);
        } while (missed != 0);
    }

    /** Continues until nothing is left to do but to wait for demand or for a page. */
    private void drainOnce() {
        while (!cancelled) {
            acceptArrival();
            fetchIfWanted();
            if (badRequest != null) {
                end(badRequest);
            } else if (!buffer.isEmpty()) {
                if (emitted == requested) {
                    break;
                }
                emitted++;
                actual.onNext(buffer.take());
            } else if (failure != null) {
                end(failure);
            } else if (lastFetched) {
                end(null);
            } else {
                break;
            }
        }
        if (cancelled) {
            release();
        } else if (emitted != 0) {
            Operators.produced(REQUESTED, this, emitted);
            emitted = 0;
        }
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
        if (fetching || !buffer.hasRoom() || lastFetched || failure != null || badRequest != null) {
            return;
        }
        int undelivered = buffer.remaining();
        boolean unmetDemand = undelivered == 0 && requested > emitted;
        int ahead = ahead();
        if (unmetDemand || (started && ahead > 0 && undelivered <= ahead)) {
            fetching = true;
            PageFetch<T> open = fetch;
            if (open != null && fetcher.isContinuous()) {
                open.request(1);
                return;
            }
            PageFetch<T> inFlight = new PageFetch<>(fetcher, this);
            fetch = inFlight;
            fetcher.fetch(token).subscribe(inFlight);
            if (cancelled) {
                // A concurrent cancel may not have seen the field yet.
                inFlight.cancel();
            }
        }
    }

    /**
     * Just under half of the page by default: a subscriber that requests the first half of a page and then waits costs
     * one request.
     */
    private int ahead() {
        return readAhead < 0 ? Math.max(0, (buffer.pageSize() - 1) / 2) : readAhead;
    }

    private void end(@Nullable Throwable error) {
        terminated = true;
        cancel();
        if (error == null) {
            actual.onComplete();
        } else {
            actual.onError(error);
        }
    }

    /** Discards and releases all elements, even if the subscriber keeps a reference to its subscription. */
    private void release() {
        Context context = actual.currentContext();
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
        if (key == Attr.ACTUAL) {
            return actual;
        } else if (key == Attr.PARENT) {
            PageFetch<T> inFlight = fetch;
            return inFlight == null ? null : inFlight.source();
        } else if (key == Attr.PREFETCH) {
            return ahead();
        } else if (key == Attr.REQUESTED_FROM_DOWNSTREAM) {
            return requested;
        } else if (key == Attr.BUFFERED) {
            return buffer.size();
        } else if (key == Attr.ERROR) {
            return failure;
        } else if (key == Attr.TERMINATED) {
            return terminated;
        } else if (key == Attr.CANCELLED) {
            return cancelled && !terminated;
        } else if (key == Attr.RUN_STYLE) {
            return Attr.RunStyle.ASYNC;
        }
        return null;
    }

    @Override
    public String stepName() {
        return fetcher.operation();
    }
}
