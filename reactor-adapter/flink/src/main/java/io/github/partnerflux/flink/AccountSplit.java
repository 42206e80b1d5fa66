// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Snapshot;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The listing of an account in a cycle, or the watch of an account since a cycle.
 *
 * @param account the key of the account
 * @param cycle the number of the cycle, from 1
 * @param next where the listing goes on
 * @param items the number of items before {@code next}
 * @param snapshot what a watch knows after the last emitted change
 */
record AccountSplit(String account, long cycle, Checkpoint next, long items, Snapshot snapshot) implements SourceSplit {

    static AccountSplit start(String account, long cycle) {
        return new AccountSplit(account, cycle, Checkpoint.start(), 0, Snapshot.none());
    }

    static AccountSplit listed(String account, long cycle, Checkpoint next, long items) {
        return new AccountSplit(account, cycle, next, items, Snapshot.none());
    }

    static AccountSplit watched(String account, long cycle, Snapshot snapshot) {
        return new AccountSplit(account, cycle, Checkpoint.start(), 0, snapshot);
    }

    /** Returns whether the other one is the same account in an earlier cycle, and has not started. */
    boolean replaces(AccountSplit other) {
        return other.cycle() < cycle && other.equals(start(account, other.cycle()));
    }

    /**
     * Returns the account. The cycle is not part of the ID, because a task keeps a metric group for each ID that it has
     * ever seen.
     */
    @Override
    public String splitId() {
        return account;
    }
}
