// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.publisher.Mono;

/** A poll of an account of a fleet as a listing of changes. For a single subscriber. */
final class ChangePages<T> implements PageFetcher<ChangeEvent<T>> {

    private final PageFetcher<T> listing;
    private final Mono<Poll<T>> start;

    /** Set by the first page. Pages are fetched one after the other. */
    private @Nullable Poll<T> poll;

    /**
     * @param start creates the poll, when the first page is fetched
     */
    ChangePages(PageFetcher<T> listing, Mono<Poll<T>> start) {
        this.listing = listing;
        this.start = start;
    }

    @Override
    public String operation() {
        return listing.operation();
    }

    @Override
    public boolean isResumable() {
        return false;
    }

    @Override
    public Checkpoint startFrom(Checkpoint checkpoint) {
        if (!checkpoint.equals(Checkpoint.start())) {
            throw new IllegalArgumentException(
                    "a watch starts each account from its snapshot, but the account has a checkpoint: " + checkpoint);
        }
        return listing.startFrom(checkpoint);
    }

    @Override
    public Publisher<Page<ChangeEvent<T>>> fetch(@Nullable String token) {
        Poll<T> started = poll;
        if (started == null) {
            return start.doOnNext(created -> poll = created).flatMap(created -> list(created, token));
        }
        return started.hasListed() ? started.confirm(token) : list(started, token);
    }

    private Mono<Page<ChangeEvent<T>>> list(Poll<T> started, @Nullable String token) {
        return Mono.from(listing.fetch(token)).map(started::compare);
    }
}
