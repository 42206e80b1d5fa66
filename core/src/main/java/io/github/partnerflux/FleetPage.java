// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.FleetEvent.Item;
import java.util.List;

/** A page of an account of a fleet, from which items are taken. */
final class FleetPage<T> {

    private final String account;
    private final Checkpoint from;
    private final Page<T> page;
    private final boolean resumable;
    private int index;

    /**
     * @param from the checkpoint from which the page is listed. If the page has become shorter, all of it is skipped
     * @param resumable whether the listing can be resumed after an item
     */
    FleetPage(String account, Checkpoint from, Page<T> page, boolean resumable) {
        this.account = account;
        this.from = from;
        this.page = page;
        this.resumable = resumable;
        this.index = Math.min(from.offset(), page.items().size());
    }

    int remaining() {
        return page.items().size() - index;
    }

    Item<T> take() {
        T item = page.items().get(index++);
        return new Item<>(account, item, next());
    }

    private Checkpoint next() {
        if (!resumable) {
            return Checkpoint.start();
        }
        if (remaining() > 0) {
            return Checkpoint.of(from.token(), index);
        }
        return page.nextToken() == null ? Checkpoint.end() : Checkpoint.of(page.nextToken(), 0);
    }

    /** Returns the items that were not taken. */
    List<T> rest() {
        return page.items().subList(index, page.items().size());
    }
}
