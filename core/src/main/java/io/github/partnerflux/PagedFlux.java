// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A {@link Flux} of the items of a listing, which fetches the listing's pages as items are requested.
 *
 * <pre>{@code
 * Mono<List<ConnectionSummary>> firstTen = client.listConnections(request -> request.catalog("AWS"))
 *         .filter(connection -> connection.connectionTypes().containsKey(ConnectionType.SUBSIDIARY))
 *         .take(10)
 *         .collectList();
 * }</pre>
 *
 * <ul>
 *   <li><b>Demand.</b> No request is sent before the first item is requested. From then on, the next page is fetched
 *       while the current page is emitted, as {@link #readAhead(int)} specifies. At most one page is in flight, and at
 *       most two pages are in memory.
 *   <li><b>Errors.</b> A page that cannot be fetched is retried by itself, as the client's {@link RetryPolicy}
 *       specifies, so that no item is emitted twice. If the page fails permanently, all items of the pages before it
 *       are emitted, and then the error, a {@link io.github.partnerflux.exception.PartnerCentralAccountException}.
 *   <li><b>Cycles.</b> If the service returns a page token for the second time, or a malformed one, all items that
 *       precede it are emitted, and then a {@link io.github.partnerflux.exception.PaginationException}. The number of
 *       pages is not limited otherwise, and memory use does not grow with it; {@code byPage().take(n)} limits a listing
 *       to n pages.
 *   <li><b>Cancelling.</b> A cancel aborts the request in flight by closing its connection, and nothing is emitted
 *       after it. Items that have been fetched but not emitted are discarded.
 *   <li><b>Subscribers.</b> Each subscriber has its own listing from the start. Its {@code Context} is propagated to
 *       all requests.
 *   <li><b>Threads.</b> Items and completion are signalled on an event loop, or on the requesting thread if the items
 *       have already been fetched. Blocking is not allowed there; use {@code publishOn(Schedulers.boundedElastic())}
 *       first. The same applies to a {@code PaginationException}. All other failures, such as error responses, lost
 *       connections, timeouts, missing credentials and a closed client, are signalled on a thread of the client on
 *       which blocking does not delay other calls. If another thread is emitting items or requesting at that moment,
 *       that thread signals the failure when it has finished.
 * </ul>
 *
 * <p>Immutable: each method returns a new listing.
 *
 * @param <T> the type of the items
 */
public final class PagedFlux<T> extends Flux<T> implements Scannable {

    static final int GROWING = -1;

    private final PageFetcher<T> fetcher;
    private final Checkpoint from;
    private final int readAhead;

    /** This listing, decorated by Reactor's hooks such as {@code Hooks.onOperatorDebug()}: they return a Flux. */
    private final Flux<T> items;

    PagedFlux(PageFetcher<T> fetcher, Checkpoint from) {
        this(fetcher, from, GROWING);
    }

    private PagedFlux(PageFetcher<T> fetcher, Checkpoint from, int readAhead) {
        this.fetcher = fetcher;
        this.from = fetcher.startFrom(from);
        this.readAhead = readAhead;
        this.items = onAssembly(view(PageView.items(), readAhead));
    }

    /**
     * Creates a listing from a publisher of pages, for stubs and for clients that decorate another client.
     *
     * <pre>{@code
     * PagedFlux<ConnectionSummary> stub = PagedFlux.fromPages(Flux.just(new Page<>(List.of(a, b), null, "request-1")));
     * PagedFlux<ConnectionSummary> cached = PagedFlux.fromPages(client.listConnections(request).byPage().cache());
     * }</pre>
     *
     * <ul>
     *   <li>Each subscriber subscribes to the publisher once, when it first requests an item, and then requests one
     *       page at a time, as {@link #readAhead(int)} specifies. A cancel cancels this subscription; items that have
     *       not been emitted are discarded.
     *   <li>The listing completes when the publisher completes. A page without a {@code nextToken} need not be the last
     *       one, but {@link #checkpointed()} treats it as such.
     *   <li>{@link #resumeFrom} finds its page by the {@code nextToken} of the page before it: the listing subscribes
     *       from the start and discards all items up to there. If there is no such page, it fails with a
     *       {@link io.github.partnerflux.exception.PaginationException}. If that is too expensive, use
     *       {@link #fromTokens}.
     * </ul>
     *
     * @param pages the pages in order
     * @return a listing of their items
     * @param <T> the type of the items
     */
    public static <T> PagedFlux<T> fromPages(Publisher<? extends Page<T>> pages) {
        return new PagedFlux<>(new PublishedPages<>(Objects.requireNonNull(pages, "pages")), Checkpoint.start());
    }

    /**
     * Creates a listing from a function that returns the page for a token, for clients that implement paging themselves
     * or that store pages.
     *
     * <p>Demand, cancelling, {@link #resumeFrom} and cycles are as in the listings of a client. The listing fails with
     * what the function throws, and with a {@link java.util.NoSuchElementException} if a {@code Mono} is empty.
     *
     * @param page returns the page for a {@link Page#nextToken()}, or the first page for {@code null}; invoked for each
     *     page of each subscriber
     * @return a listing of the items of the pages
     * @param <T> the type of the items
     */
    public static <T> PagedFlux<T> fromTokens(Function<@Nullable String, ? extends Mono<Page<T>>> page) {
        return new PagedFlux<>(new PagesByToken<>(Objects.requireNonNull(page, "page")), Checkpoint.start());
    }

    /**
     * Returns this listing as pages, for writing in batches or for access to request IDs.
     *
     * <p>A page is fetched only when it is requested, regardless of {@link #readAhead(int)}; to prefetch pages, use
     * {@link Flux#limitRate(int)} or {@link Flux#publishOn}. A page may be empty. After {@link #resumeFrom}, the first
     * page does not contain the items before the checkpoint.
     *
     * @return the pages
     */
    public Flux<Page<T>> byPage() {
        return onAssembly(view(PageView.pages(), 0));
    }

    /**
     * Returns this listing from a checkpoint on.
     *
     * <p>The checkpoint takes precedence over the request's {@code nextToken}. If the checkpoint's page has become so
     * short that it ends before the checkpoint, the listing continues with the next page: items may be emitted again,
     * but none is missed.
     *
     * @param checkpoint a checkpoint that {@link #checkpointed()} emitted for the same account and request, {@link
     *     Checkpoint#start()}, {@link Checkpoint#ofToken}, or {@link Checkpoint#end()}, from which no request is sent
     * @return a listing that starts at the checkpoint
     * @throws IllegalArgumentException if more participants are listed than fit in a request, and the checkpoint is of
     *     a listing of other participants
     */
    public PagedFlux<T> resumeFrom(Checkpoint checkpoint) {
        return new PagedFlux<>(fetcher, Objects.requireNonNull(checkpoint, "checkpoint"), readAhead);
    }

    /**
     * Returns this listing with the checkpoint right after each item.
     *
     * @return the items, each with the checkpoint to {@linkplain #resumeFrom resume from} once the item has been
     *     processed
     */
    public Flux<Checkpointed<T>> checkpointed() {
        return onAssembly(view(PageView.checkpointed(), readAhead));
    }

    /**
     * Returns this listing with another read-ahead: the number of items left to emit at which the next page is fetched.
     *
     * <p>The default depends on what has been emitted, never on timing: just under half of the first page, and from the
     * second page on, the rest of the page after its first item. A subscriber that requests only the first half of a
     * page costs one request, and one that consumes the whole listing does not wait for the network.
     *
     * @param items the next page is fetched as soon as at most this many fetched items have not been emitted; 0 to
     *     fetch a page only when one of its items is requested. However large the number, at most two pages are in
     *     memory.
     * @return a listing with this read-ahead
     * @throws IllegalArgumentException if {@code items} is negative
     */
    public PagedFlux<T> readAhead(int items) {
        if (items < 0) {
            throw new IllegalArgumentException("readAhead must be 0 or more items, but is " + items);
        }
        return new PagedFlux<>(fetcher, from, items);
    }

    PageFetcher<T> pages() {
        return fetcher;
    }

    @Override
    public void subscribe(CoreSubscriber<? super T> actual) {
        items.subscribe(actual);
    }

    private <R> Flux<R> view(PageView<T, R> view, int readAhead) {
        return new PageViewFlux<>(fetcher, view, from, readAhead);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return Scannable.from(items).scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return fetcher.operation();
    }
}
