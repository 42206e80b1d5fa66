// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.change.ChangeTracker;
import reactor.core.publisher.Mono;

/**
 * A listing whose changes are watched.
 *
 * @param <T> the type of the items
 */
interface Watched<T> {

    /** Returns a number that identifies what is listed. */
    long scope();

    PagedFlux<T> listing();

    /** Compares an item that was listed. */
    ChangeTracker.Difference compare(T item, ChangeTracker tracker);

    /** Returns whether the listing should contain an item that it lacked; pages shift while they are fetched. */
    Mono<Boolean> isListed(String id);
}
