// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.Checkpoint
import io.github.partnerflux.Checkpointed
import io.github.partnerflux.Page
import kotlinx.coroutines.flow.Flow

/**
 * A flow of the items of a listing, which fetches the listing's pages as items are collected.
 *
 * ```kotlin
 * client.coroutines()
 *     .listConnections { catalog = "AWS" }
 *     .resumeFrom(Checkpoint.parse(stored))
 *     .checkpointed()
 *     .collect { save(it.item, it.next.toString()) }
 * ```
 *
 * It has the functions of [io.github.partnerflux.PagedFlux]. Immutable: each function returns a new listing.
 *
 * @param T the type of the items
 */
public interface PagedFlow<T : Any> : Flow<T> {

    /**
     * Returns this listing as pages, for writing in batches or for access to request IDs.
     *
     * A page is fetched only after the collector has returned from the previous one, regardless of [readAhead]. A page
     * may be empty. After [resumeFrom], the first page does not contain the items before the checkpoint.
     */
    public fun byPage(): Flow<Page<T>>

    /**
     * Returns this listing from a checkpoint on.
     *
     * The checkpoint takes precedence over the request's `nextToken`.
     *
     * @param checkpoint a checkpoint that [checkpointed] emitted for the same account and request, or
     *   [Checkpoint.start]
     */
    public fun resumeFrom(checkpoint: Checkpoint): PagedFlow<T>

    /**
     * Returns this listing with the checkpoint right after each item, to [resume from][resumeFrom] once the item has
     * been processed.
     */
    public fun checkpointed(): Flow<Checkpointed<T>>

    /**
     * Returns this listing with another read-ahead: the number of items left to collect at which the next page is
     * fetched.
     *
     * The default is the same as in [io.github.partnerflux.PagedFlux.readAhead].
     *
     * @param items the next page is fetched as soon as at most this many fetched items have not been collected; 0 to
     *   fetch a page only when one of its items is collected. However large the number, at most two pages are in
     *   memory.
     * @throws IllegalArgumentException if [items] is negative
     */
    public fun readAhead(items: Int): PagedFlow<T>
}
