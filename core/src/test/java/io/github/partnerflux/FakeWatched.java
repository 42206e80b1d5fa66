// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.change.ChangeTracker;
import java.util.function.Function;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Watches integers from memory: the ID is the number modulo 1,000,000, and the rest is the content.
 *
 * @param pages returns the listing of a poll
 * @param exists whether what is missing exists
 */
record FakeWatched(Supplier<PagedFlux<Integer>> pages, Function<String, Mono<Boolean>> exists)
        implements Watched<Integer> {

    /** A summand that changes the content of an item. */
    static final int CHANGED = 1_000_000;

    /** Watches integers of which those that are missing do not exist. */
    FakeWatched(Supplier<PagedFlux<Integer>> pages) {
        this(pages, id -> Mono.just(false));
    }

    @Override
    public long scope() {
        return 1;
    }

    @Override
    public PagedFlux<Integer> listing() {
        return pages.get();
    }

    @Override
    public ChangeTracker.Difference compare(Integer item, ChangeTracker tracker) {
        return tracker.list(String.valueOf(item % CHANGED), item / CHANGED);
    }

    @Override
    public Mono<Boolean> isListed(String id) {
        return exists.apply(id);
    }
}
