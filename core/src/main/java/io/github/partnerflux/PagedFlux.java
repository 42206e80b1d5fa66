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
 * The items of a listing that the service sends in pages; fetches pages as the subscriber asks for items.
 *
 * <pre>{@code
 * Mono<List<ConnectionSummary>> firstTen = client.listConnections(r -> r.catalog("AWS"))
 *         .filter(connection -> connection.connectionTypes().containsKey(ConnectionType.SUBSIDIARY))
 *         .take(10)
 *         .collectList();
 * }</pre>
 *
 * <ul>
 *   <li><b>Demand.</b> Nothing is sent before the first item is requested. From then on the next page is fetched while the
 *       page before is delivered: see {@link #readAhead(int)}. At most one page is in flight and at most two are held.
 *   <li><b>Errors.</b> A page that fails is retried by itself, as the client's {@link RetryPolicy} says, so no item comes
 *       twice. If it fails for good, every item of the pages before it is delivered first, then the error: a {@link
 *       io.github.partnerflux.exception.PartnerCentralAccountException}.
 *   <li><b>Circles.</b> A page token that comes again is a {@link io.github.partnerflux.exception.PaginationException} once
 *       the items before it are delivered. There may be any number of other pages, in bounded memory; {@code
 *       byPage().take(n)} ends after n of them.
 *   <li><b>Cancelling</b> aborts the request in flight, closing its connection; nothing is emitted afterwards.
 *   <li><b>Subscribers.</b> Each has a listing of its own, from the beginning. Reactor's {@code Context} reaches every page's
 *       request.
 *   <li><b>Threads.</b> Items and completion come on an event loop, or on the thread that requests if the items are there
 *       already: do not block there, but {@code publishOn(Schedulers.boundedElastic())} first. A {@code PaginationException}
 *       comes like items. Any other failure (a response, a connection, a timeout, credentials, the closing of the client)
 *       comes on a thread of the client's that is no event loop and where blocking delays no other call; but where the
 *       subscriber is just being given items, or requests, on another thread, that thread signals the failure after them.
 * </ul>
 *
 * <p>Immutable: each method returns a new listing that begins anew.
 *
 * @param <T> what is listed
 */
public final class PagedFlux<T> extends Flux<T> implements Scannable {

    static final int HALF_A_PAGE = -1;

    private final PageFetcher<T> fetcher;
    private final Checkpoint from;
    private final int readAhead;

    /** This listing as Reactor's hooks, such as {@code Hooks.onOperatorDebug()}, decorate it: they cannot return a PagedFlux. */
    private final Flux<T> items;

    PagedFlux(PageFetcher<T> fetcher, Checkpoint from) {
        this(fetcher, from, HALF_A_PAGE);
    }

    private PagedFlux(PageFetcher<T> fetcher, Checkpoint from, int readAhead) {
        this.fetcher = fetcher;
        this.from = from;
        this.readAhead = readAhead;
        this.items = onAssembly(view(PageView.items(), readAhead));
    }

    /**
     * A listing of the pages that a publisher emits: for stubs, and for clients that decorate another client's listings.
     *
     * <pre>{@code
     * PagedFlux<ConnectionSummary> stub = PagedFlux.fromPages(Flux.just(new Page<>(List.of(a, b), null, "request-1")));
     * PagedFlux<ConnectionSummary> cached = PagedFlux.fromPages(client.listConnections(request).byPage().cache());
     * }</pre>
     *
     * <ul>
     *   <li>Each subscriber subscribes to the publisher once, when it first requests an item, and requests one page at a time, as
     *       {@link #readAhead(int)} says. A cancel cancels that subscription; items that are held are discarded.
     *   <li>The listing ends as the publisher does. A page without a {@code nextToken} need not be the last, but {@link
     *       #checkpointed()} takes it for that.
     *   <li>{@link #resumeFrom} finds its page by the {@code nextToken} of the page before: it subscribes from the start and
     *       discards the items up to there. If no such page comes, the listing fails with a {@link
     *       io.github.partnerflux.exception.PaginationException}. Where that is too expensive, use {@link #fromTokens}.
     * </ul>
     *
     * @param pages the pages in their order
     * @return their items
     * @param <T> what is listed
     */
    public static <T> PagedFlux<T> fromPages(Publisher<? extends Page<T>> pages) {
        return new PagedFlux<>(new PublishedPages<>(Objects.requireNonNull(pages, "pages")), Checkpoint.start());
    }

    /**
     * A listing of the pages that a function returns for their tokens: for clients that list something by pages themselves, or that
     * keep pages.
     *
     * <p>Demand, cancelling, {@link #resumeFrom} and repeated tokens are as in the listings of a client. What the function throws
     * fails the listing.
     *
     * @param page returns the page that a {@link Page#nextToken()} leads to, or the first page for {@code null}; called for each
     *     page of each subscriber
     * @return the items of the pages
     * @param <T> what is listed
     */
    public static <T> PagedFlux<T> fromTokens(Function<@Nullable String, ? extends Mono<Page<T>>> page) {
        return new PagedFlux<>(new PagesByToken<>(Objects.requireNonNull(page, "page")), Checkpoint.start());
    }

    /**
     * The same listing, page by page: for those who write in batches, or need the request's identifier.
     *
     * <p>A page is fetched when it is requested and not before, whatever {@link #readAhead(int)} says: whoever wants pages
     * ahead says so with {@link Flux#limitRate(int)} or {@link Flux#publishOn}. A page may be empty. After {@link
     * #resumeFrom} the first page lacks the items before the checkpoint.
     *
     * @return the pages
     */
    public Flux<Page<T>> byPage() {
        return onAssembly(view(PageView.pages(), 0));
    }

    /**
     * The same listing, from a point on.
     *
     * @param checkpoint from {@link #checkpointed()} on a listing of the same account and request, or {@link
     *     Checkpoint#start()}; takes the place of the request's own {@code nextToken}. If its page now ends before it, the listing
     *     goes on with the page that follows: items may come again, and none is lost.
     * @return what follows the point
     */
    public PagedFlux<T> resumeFrom(Checkpoint checkpoint) {
        return new PagedFlux<>(fetcher, Objects.requireNonNull(checkpoint, "checkpoint"), readAhead);
    }

    /**
     * The same listing, each item with the point right after it.
     *
     * @return the items, each with the point to {@linkplain #resumeFrom resume from} once it is dealt with
     */
    public Flux<Checkpointed<T>> checkpointed() {
        return onAssembly(view(PageView.checkpointed(), readAhead));
    }

    /**
     * The same listing, with another distance between what is fetched and what is delivered.
     *
     * <p>The next page is fetched as soon as no more than {@code items} fetched items are undelivered. By default that is just
     * under half of the page that is being delivered: a consumer that drains the listing does not wait for the network, and
     * one that only looks at the first half of a page costs one request.
     *
     * @param items how many; 0 fetches a page only when an item of it is requested. However large, at most two pages are held.
     * @return the same listing with this distance
     * @throws IllegalArgumentException if {@code items} is negative
     */
    public PagedFlux<T> readAhead(int items) {
        if (items < 0) {
            throw new IllegalArgumentException("readAhead must be 0 or more items, but is " + items);
        }
        return new PagedFlux<>(fetcher, from, items);
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
