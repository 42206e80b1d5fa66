// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.Page;

/**
 * A publisher of the items of a listing, which fetches the listing's pages as items are requested.
 *
 * <pre>{@code
 * CompletableFuture<Void> remaining = futures.listConnectionsPublisher(request -> request.catalog("AWS"))
 *         .resumeFrom(Checkpoint.parse(stored))
 *         .checkpointed()
 *         .forEach(connection -> save(connection.item(), connection.next().toString()));
 * }</pre>
 *
 * <p>It has the methods of {@link io.github.partnerflux.PagedFlux}. Immutable: each method returns a new listing.
 *
 * @param <T> the type of the items
 */
public interface PagedPublisher<T> extends ListingPublisher<T> {

    /**
     * Returns this listing as pages, for writing in batches or for access to request IDs.
     *
     * <p>A page is fetched only when it is requested, regardless of {@link #readAhead(int)}. A page may be empty. After
     * {@link #resumeFrom}, the first page does not contain the items before the checkpoint.
     *
     * @return the pages
     */
    ListingPublisher<Page<T>> byPage();

    /**
     * Returns this listing from a checkpoint on.
     *
     * <p>The checkpoint takes precedence over the request's {@code nextToken}.
     *
     * @param checkpoint a checkpoint that {@link #checkpointed()} emitted for the same account and request, or {@link
     *     Checkpoint#start()}
     * @return a listing that starts at the checkpoint
     */
    PagedPublisher<T> resumeFrom(Checkpoint checkpoint);

    /**
     * Returns this listing with the checkpoint right after each item.
     *
     * @return the items, each with the checkpoint to {@linkplain #resumeFrom resume from} once the item has been
     *     processed
     */
    ListingPublisher<Checkpointed<T>> checkpointed();

    /**
     * Returns this listing with another read-ahead: the number of items left to emit at which the next page is fetched.
     *
     * <p>The default is the same as in {@link io.github.partnerflux.PagedFlux#readAhead(int)}.
     *
     * @param items the next page is fetched as soon as at most this many fetched items have not been emitted; 0 to
     *     fetch a page only when one of its items is requested. However large the number, at most two pages are in
     *     memory.
     * @return a listing with this read-ahead
     * @throws IllegalArgumentException if {@code items} is negative
     */
    PagedPublisher<T> readAhead(int items);
}
