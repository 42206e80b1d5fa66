// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.internal.change.ChangeTracker;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A poll of a listing, which finds what has changed since a snapshot: first the items that are listed, then those that
 * are missing, one at a time.
 */
final class Poll<T> {

    /** Distinguishes the tokens for items that are missing from those of the listing, none of which may be repeated. */
    private static final String MISSING = "missing:";

    private final Watched<T> watched;
    private final long scope;
    private final ChangeTracker tracker;
    private final boolean silent;

    private boolean listed;

    /**
     * @param silent whether no changes are emitted
     * @throws IllegalArgumentException if the snapshot is of another request
     */
    Poll(Watched<T> watched, Snapshot from, boolean silent) {
        this.watched = watched;
        this.scope = watched.scope();
        from.requireScope(scope);
        this.tracker = new ChangeTracker(from.text());
        this.silent = silent;
    }

    /** By item rather than by page: a listing that a publisher of pages backs has no tokens to fetch pages by. */
    Flux<ChangeEvent<T>> events() {
        return Flux.concat(Flux.defer(watched::listing).mapNotNull(this::compare), PagedFlux.fromTokens(this::confirm));
    }

    private @Nullable ChangeEvent<T> compare(T item) {
        ChangeTracker.Difference difference = watched.compare(item, tracker);
        if (silent) {
            return null;
        }
        return switch (difference) {
            case ADDED -> new Added<>(item);
            case CHANGED -> new Changed<>(item);
            case NONE -> null;
        };
    }

    /**
     * Returns the changes of a page that is listed, followed by the end of the poll or by the token of another page.
     */
    Page<ChangeEvent<T>> compare(Page<T> page) {
        List<ChangeEvent<T>> changes = new ArrayList<>();
        for (T item : page.items()) {
            ChangeEvent<T> change = compare(item);
            if (change != null) {
                changes.add(change);
            }
        }
        listed = !page.hasNext();
        return listed ? confirmedUpTo(0, changes) : new Page<>(changes, page.nextToken(), page.requestId());
    }

    /** Returns whether the pages of the listing have been compared, so that what is missing is known. */
    boolean hasListed() {
        return listed;
    }

    /**
     * Returns the removal of an item that is missing, if it does not exist any more, followed by the end of the poll or
     * by the token for the next one.
     *
     * @param token the token for an item, or {@code null} for the first one
     */
    Mono<Page<ChangeEvent<T>>> confirm(@Nullable String token) {
        if (token == null) {
            Page<ChangeEvent<T>> first = confirmedUpTo(0, new ArrayList<>());
            String next = first.nextToken();
            return next == null ? Mono.just(first) : confirm(next);
        }
        int index = Integer.parseInt(token.substring(MISSING.length()));
        String id = tracker.id(index);
        return watched.isListed(id).map(exists -> {
            List<ChangeEvent<T>> removal = new ArrayList<>();
            if (!exists) {
                tracker.remove(index);
                removal.add(new Removed<>(id));
            }
            return confirmedUpTo(index + 1, removal);
        });
    }

    private Page<ChangeEvent<T>> confirmedUpTo(int index, List<ChangeEvent<T>> changes) {
        int next = tracker.nextMissing(index);
        if (next < 0) {
            changes.add(new Synced<>(snapshot(), tracker.listed()));
            return new Page<>(changes, null, "");
        }
        return new Page<>(changes, MISSING + next, "");
    }

    /** Returns what is known by now. */
    Snapshot snapshot() {
        return Snapshot.of(tracker, scope);
    }
}
