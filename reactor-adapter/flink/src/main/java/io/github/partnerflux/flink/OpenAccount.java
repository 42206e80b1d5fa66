package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;

/** An account whose listing has started in a reader and not ended. Its state is that after the last emitted event. */
final class OpenAccount {

    private final AccountSplit split;
    private Checkpoint next;
    private long items;

    OpenAccount(AccountSplit split) {
        this.split = split;
        this.next = split.next();
        this.items = split.items();
    }

    void emitted(Checkpoint after) {
        next = after;
        items++;
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
