// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.jspecify.annotations.Nullable;

/**
 * An account that a reader has. Its state is that after the last emitted event.
 *
 * @param <T> the type of the items
 */
abstract class OpenAccount<T> {

    private final String key;
    private final long cycle;

    private long items;
    private boolean dropped;
    private @Nullable SourceOutput<FleetEvent<T>> output;

    OpenAccount(AccountSplit split) {
        this.key = split.account();
        this.cycle = split.cycle();
        this.items = split.items();
    }

    final void emit(FleetEvent.Item<T> item, ReaderOutput<FleetEvent<T>> outputs) {
        items++;
        collect(advance(item), outputs);
    }

    /** Changes the state to that after an item, and returns what is emitted for it. */
    abstract FleetEvent.Item<T> advance(FleetEvent.Item<T> item);

    /** Returns where the listing goes on. */
    abstract Checkpoint next();

    abstract AccountSplit toSplit();

    final void collect(FleetEvent<T> event, ReaderOutput<FleetEvent<T>> outputs) {
        SourceOutput<FleetEvent<T>> own = output;
        if (own == null) {
            own = outputs.createOutputForSplit(key);
            output = own;
        }
        own.collect(event);
    }

    final String key() {
        return key;
    }

    final long cycle() {
        return cycle;
    }

    final long items() {
        return items;
    }

    final void resetItems() {
        items = 0;
    }

    /** Discards all further items. */
    final void drop() {
        dropped = true;
    }

    final boolean isDropped() {
        return dropped;
    }
}
