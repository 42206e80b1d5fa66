package io.github.partnerflux;

import io.github.partnerflux.FleetEvent.Item;
import java.util.List;

/** A page of an account of a fleet, from which items are taken. */
final class FleetPage<T> {

    private final String account;
    private final Checkpoint from;
    private final Page<T> page;
    private int index;

    /**
     * @param from the checkpoint from which the page is listed. If the page has become shorter, all of it is skipped
     */
    FleetPage(String account, Checkpoint from, Page<T> page) {
        this.account = account;
        this.from = from;
        this.page = page;
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
