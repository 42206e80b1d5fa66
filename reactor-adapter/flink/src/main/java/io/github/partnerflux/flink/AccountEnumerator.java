// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/** Assigns the accounts of each cycle to the readers that request some. */
final class AccountEnumerator extends FleetEnumerator {

    /** Each request is met with this part of a reader's equal share, so that the slowest reader ends not much later. */
    private static final int PART_OF_SHARE = 2;

    private final int maxAssigned;

    /** The readers whose requests are not met yet. */
    private final Set<Integer> waiting = new LinkedHashSet<>();

    /**
     * @param context the enumerator's context
     * @param discovery lists the accounts
     * @param interval the time between the starts of two cycles, or {@code null} for a single one
     * @param maxAssigned the maximum number of accounts to assign at once
     * @param clock the time in milliseconds since the epoch
     * @param state the state to start from
     */
    AccountEnumerator(
            SplitEnumeratorContext<AccountSplit> context,
            AccountDiscovery discovery,
            @Nullable Duration interval,
            int maxAssigned,
            LongSupplier clock,
            EnumeratorState state) {
        super(context, discovery, interval, clock, state);
        this.maxAssigned = maxAssigned;
    }

    @Override
    void discovered(Collection<String> accounts) {
        // Those that still wait for the last cycle count for this one, too, unless they do not exist any more.
        unassigned.removeIf(split -> !accounts.contains(split.account()));
        Set<String> waitingAccounts = new HashSet<>();
        unassigned.forEach(split -> waitingAccounts.add(split.account()));
        for (String account : accounts) {
            if (!waitingAccounts.contains(account)) {
                unassigned.add(AccountSplit.start(account, cycle()));
            }
        }
        assign();
    }

    @Override
    public void addReader(int subtask) {
        // A reader that needs accounts requests some.
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        waiting.add(subtask);
        assign();
    }

    @Override
    public void addSplitsBack(List<AccountSplit> splits, int subtask) {
        waiting.remove(subtask);
        for (int i = splits.size() - 1; i >= 0; i--) {
            unassigned.addFirst(splits.get(i));
        }
        assign();
    }

    private void assign() {
        for (Iterator<Integer> readers = waiting.iterator(); readers.hasNext(); ) {
            int subtask = readers.next();
            if (!context.registeredReaders().containsKey(subtask)) {
                // It has failed; it sends another request once it has restarted.
                readers.remove();
            } else if (!unassigned.isEmpty()) {
                readers.remove();
                context.assignSplits(new SplitsAssignment<>(Map.of(subtask, takeBatch())));
            } else if (isExhausted()) {
                readers.remove();
                context.signalNoMoreSplits(subtask);
            }
        }
    }

    private List<AccountSplit> takeBatch() {
        int part = unassigned.size() / (PART_OF_SHARE * context.currentParallelism());
        int size = Math.max(1, Math.min(part, maxAssigned));
        List<AccountSplit> batch = new ArrayList<>(size);
        for (int i = 0; i < size; i++) {
            batch.add(unassigned.remove());
        }
        return batch;
    }

    private boolean isExhausted() {
        return interval == null && cycle() > 0;
    }
}
