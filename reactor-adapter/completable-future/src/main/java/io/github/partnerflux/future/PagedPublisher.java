package io.github.partnerflux.future;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.Page;

/**
 * The items of a listing that the service sends in pages; fetches pages as items are requested.
 *
 * <pre>{@code
 * CompletableFuture<Void> rest = futures.listConnectionsPublisher(request -> request.catalog("AWS"))
 *         .resumeFrom(Checkpoint.parse(stored))
 *         .checkpointed()
 *         .forEach(connection -> save(connection.item(), connection.next().toString()));
 * }</pre>
 *
 * <p>Has what {@link io.github.partnerflux.PagedFlux} has. Immutable: each method returns a new listing.
 *
 * @param <T> the type of the items
 */
public interface PagedPublisher<T> extends ListingPublisher<T> {

    /**
     * Returns the same listing, page by page: for those who write in batches, or need the request's identifier.
     *
     * <p>A page is fetched when it is requested and not before, whatever {@link #readAhead(int)} says. A page may be empty. After
     * {@link #resumeFrom} the first page lacks the items before the checkpoint.
     *
     * @return the pages
     */
    ListingPublisher<Page<T>> byPage();

    /**
     * Returns the same listing, from a point on.
     *
     * @param checkpoint from {@link #checkpointed()} on a listing of the same account and request, or {@link
     *     Checkpoint#start()}; takes the place of the request's own {@code nextToken}
     * @return what follows the point
     */
    PagedPublisher<T> resumeFrom(Checkpoint checkpoint);

    /**
     * Returns the same listing, each item with the point right after it.
     *
     * @return the items, each with the point to {@linkplain #resumeFrom resume from} once it is dealt with
     */
    ListingPublisher<Checkpointed<T>> checkpointed();

    /**
     * Returns the same listing, with another distance between what is fetched and what is delivered.
     *
     * <p>The next page is fetched as soon as no more than {@code items} fetched items are undelivered. The default is that of
     * {@link io.github.partnerflux.PagedFlux#readAhead(int)}.
     *
     * @param items how many, from 0; 0 fetches a page only when an item of it is requested. However large, at most two pages are
     *     held.
     * @return the same listing with this distance
     * @throws IllegalArgumentException if {@code items} is negative
     */
    PagedPublisher<T> readAhead(int items);
}
