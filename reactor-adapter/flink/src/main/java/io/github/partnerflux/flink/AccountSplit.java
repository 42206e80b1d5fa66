package io.github.partnerflux.flink;

import io.github.partnerflux.Checkpoint;
import org.apache.flink.api.connector.source.SourceSplit;

/**
 * The listing of an account in a cycle.
 *
 * @param account the key of the account
 * @param cycle the number of the cycle, from 1
 * @param next where the listing goes on
 * @param items the number of items before {@code next}
 */
record AccountSplit(String account, long cycle, Checkpoint next, long items) implements SourceSplit {

    static AccountSplit start(String account, long cycle) {
        return new AccountSplit(account, cycle, Checkpoint.start(), 0);
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
