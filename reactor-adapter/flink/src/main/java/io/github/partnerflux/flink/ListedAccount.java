// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;

/**
 * An account whose listing has started and not ended.
 *
 * @param <T> the type of the items
 */
final class ListedAccount<T> extends OpenAccount<T> {

    private final AccountSplit split;
    private Checkpoint next;

    ListedAccount(AccountSplit split) {
        super(split);
        this.split = split;
        this.next = split.next();
    }

    @Override
    FleetEvent.Item<T> advance(FleetEvent.Item<T> item) {
        next = item.next();
        return item;
    }

    @Override
    Checkpoint next() {
        return next;
    }

    /** Returns whether this listing has been resumed, and nothing has been emitted since. */
    boolean isResumedWithoutItems() {
        return !split.next().equals(Checkpoint.start()) && items() == split.items();
    }

    @Override
    AccountSplit toSplit() {
        return AccountSplit.listed(key(), cycle(), next, items());
    }
}
