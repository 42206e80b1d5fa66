package io.github.partnerflux.kotlin

import io.github.partnerflux.Checkpoint
import io.github.partnerflux.Checkpointed
import io.github.partnerflux.Page
import kotlinx.coroutines.flow.Flow

/**
 * The items of a listing that the service sends in pages; fetches pages as items are collected.
 *
 * ```kotlin
 * client.coroutines()
 *     .listConnections { catalog = "AWS" }
 *     .resumeFrom(Checkpoint.parse(stored))
 *     .checkpointed()
 *     .collect { save(it.item, it.next.toString()) }
 * ```
 *
 * Has what [io.github.partnerflux.PagedFlux] has. Immutable: each function returns a new listing.
 *
 * @param T the type of the items
 */
public interface PagedFlow<T : Any> : Flow<T> {

    /**
     * Returns the same listing, page by page: for those who write in batches, or need the request's identifier.
     *
     * A page is fetched when the collector has returned from the one before, whatever [readAhead] says. A page may be
     * empty. After [resumeFrom] the first page lacks the items before the checkpoint.
     */
    public fun byPage(): Flow<Page<T>>

    /**
     * Returns the same listing, from a point on.
     *
     * @param checkpoint from [checkpointed] on a listing of the same account and request, or [Checkpoint.start]; takes
     *   the place of the request's own `nextToken`
     */
    public fun resumeFrom(checkpoint: Checkpoint): PagedFlow<T>

    /** Returns the same listing, each item with the point to [resume from][resumeFrom] once it is dealt with. */
    public fun checkpointed(): Flow<Checkpointed<T>>

    /**
     * Returns the same listing, with another distance between what is fetched and what is collected.
     *
     * The next page is fetched as soon as no more than [items] fetched items are uncollected. The default is that of
     * [io.github.partnerflux.PagedFlux.readAhead].
     *
     * @param items how many, from 0; 0 fetches a page only when an item of it is collected. However large, at most two
     *   pages are held.
     * @throws IllegalArgumentException if [items] is negative
     */
    public fun readAhead(items: Int): PagedFlow<T>
}
