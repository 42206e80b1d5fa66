// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.io.Serializable;

/**
 * An event of a {@link ChangeFlux}: a change, or the end of a poll as {@link Synced} or {@link PollFailed}.
 *
 * @param <T> the type of the items
 */
public sealed interface ChangeEvent<T> extends Serializable {

    /**
     * An item that the snapshot does not have.
     *
     * @param item the item
     * @param <T> the type of the item
     */
    record Added<T>(T item) implements ChangeEvent<T> {}

    /**
     * An item that differs from the one in the snapshot. A connection that was cancelled is a changed one.
     *
     * @param item the item as it is now
     * @param <T> the type of the item
     */
    record Changed<T>(T item) implements ChangeEvent<T> {}

    /**
     * The removal of an item: it is neither listed any more nor found by its ID, or no longer what the request lists.
     *
     * @param id the ID of the item
     * @param <T> the type of the item
     */
    record Removed<T>(String id) implements ChangeEvent<T> {}

    /**
     * The end of a poll. Store the snapshot in the transaction of the changes that were emitted before it.
     *
     * @param snapshot what is known after the poll, to {@linkplain ChangeFlux#from start from} later
     * @param listed the number of distinct items that the poll listed
     * @param <T> the type of the items
     */
    record Synced<T>(Snapshot snapshot, long listed) implements ChangeEvent<T> {}

    /**
     * The end of a poll that failed. The changes before it are valid, and the next poll does not repeat them.
     *
     * @param error what failed, usually a {@link io.github.partnerflux.exception.PartnerCentralAccountException}
     * @param <T> the type of the items
     */
    record PollFailed<T>(Throwable error) implements ChangeEvent<T> {}
}
