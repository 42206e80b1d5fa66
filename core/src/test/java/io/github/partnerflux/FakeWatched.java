package io.github.partnerflux;

import io.github.partnerflux.internal.change.ChangeTracker;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;

/**
 * Watches integers from memory: the ID is the number modulo 1,000, and the rest is the content. What is missing does not
 * exist.
 *
 * @param pages returns the listing of a poll
 */
record FakeWatched(Supplier<PagedFlux<Integer>> pages) implements Watched<Integer> {

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
        return tracker.list(String.valueOf(item % 1000), item / 1000);
    }

    @Override
    public Mono<Boolean> isListed(String id) {
        return Mono.just(false);
    }
}
