package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceOutput;
import org.jspecify.annotations.Nullable;

/**
 * An account whose listing has started in a reader and not ended. Its state is that after the last emitted event.
 *
 * @param <T> the type of the items
 */
final class OpenAccount<T> {

    private final AccountSplit split;
    private Checkpoint next;
    private long items;
    private @Nullable SourceOutput<FleetEvent<T>> output;

    OpenAccount(AccountSplit split) {
        this.split = split;
        this.next = split.next();
        this.items = split.items();
    }

    void emit(FleetEvent.Item<T> item, ReaderOutput<FleetEvent<T>> outputs) {
        next = item.next();
        items++;
        collect(item, outputs);
    }

    void collect(FleetEvent<T> event, ReaderOutput<FleetEvent<T>> outputs) {
        SourceOutput<FleetEvent<T>> own = output;
        if (own == null) {
            own = outputs.createOutputForSplit(split.splitId());
            output = own;
        }
        own.collect(event);
    }

    boolean is(String account) {
        return split.account().equals(account);
    }

    long items() {
        return items;
    }

    long cycle() {
        return split.cycle();
    }

    /** Returns whether this listing has been resumed, and nothing has been emitted since. */
    boolean isResumedWithoutItems() {
        return !split.next().equals(Checkpoint.start()) && items == split.items();
    }

    AccountSplit toSplit() {
        return new AccountSplit(split.account(), split.cycle(), next, items);
    }
}
