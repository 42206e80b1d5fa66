// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.LongSupplier;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SplitEnumeratorContext;
import org.apache.flink.api.connector.source.SplitsAssignment;
import org.jspecify.annotations.Nullable;

/**
 * Assigns each account once, to the reader with the fewest accounts. It stays there until it does not exist any more.
 *
 * <p>Which accounts a reader has is part of the reader's state alone, which Flink may have distributed anew. A reader
 * reports them when it starts, and nothing is assigned until all readers have.
 */
final class WatchEnumerator extends FleetEnumerator {

    /** The accounts of the readers that have reported them. */
    private final Map<Integer, Set<String>> held = new HashMap<>();

    /** The accounts of the last cycle since this was created, if there was one. */
    private @Nullable Collection<String> existing;

    /**
     * @param context the enumerator's context
     * @param discovery lists the accounts
     * @param interval the time between the starts of two cycles
     * @param clock the time in milliseconds since the epoch
     * @param state the state to start from
     */
    WatchEnumerator(
            SplitEnumeratorContext<AccountSplit> context,
            AccountDiscovery discovery,
            Duration interval,
            LongSupplier clock,
            EnumeratorState state) {
        super(context, discovery, interval, clock, state);
    }

    @Override
    void discovered(Collection<String> accounts) {
        existing = accounts;
        reconcile();
    }

    @Override
    public void addReader(int subtask) {
        // It reports its accounts next. With SupportsSplitReassignmentOnRecovery, Flink would send its splits instead:
        // their snapshots may not fit into one message to the JobManager.
    }

    @Override
    public void handleSplitRequest(int subtask, @Nullable String host) {
        // Accounts are assigned without a request.
    }

    @Override
    public void addSplitsBack(List<AccountSplit> splits, int subtask) {
        held.remove(subtask);
        unassigned.addAll(splits);
    }

    @Override
    public void handleSourceEvent(int subtask, SourceEvent event) {
        if (event instanceof HeldAccounts report) {
            Set<String> accounts = new HashSet<>(report.accounts());
            held.remove(subtask);
            // The reader may have been restored to when it had an account that was removed and added again since.
            Set<String> elsewhere = new HashSet<>();
            held.values().forEach(elsewhere::addAll);
            elsewhere.retainAll(accounts);
            held.put(subtask, accounts);
            drop(subtask, elsewhere);
            reconcile();
        }
    }

    private void reconcile() {
        if (!hasAllReports()) {
            return;
        }
        Set<String> known = new HashSet<>();
        held.forEach((subtask, accounts) -> {
            drop(subtask, accounts.stream().filter(this::isRemoved).toList());
            known.addAll(accounts);
        });
        unassigned.removeIf(split -> isRemoved(split.account()) || !known.add(split.account()));
        if (existing != null) {
            existing.stream().filter(known::add).forEach(added -> unassigned.add(AccountSplit.start(added, cycle())));
        }
        assign();
    }

    private boolean hasAllReports() {
        Set<Integer> readers = context.registeredReaders().keySet();
        return readers.size() == context.currentParallelism() && held.keySet().containsAll(readers);
    }

    private boolean isRemoved(String account) {
        return existing != null && !existing.contains(account);
    }

    private void drop(int subtask, Collection<String> accounts) {
        if (!accounts.isEmpty() && context.registeredReaders().containsKey(subtask)) {
            context.sendEventToSourceReader(subtask, new DroppedAccounts(Set.copyOf(accounts)));
            accountsOf(subtask).removeAll(accounts);
        }
    }

    private Set<String> accountsOf(int subtask) {
        return Objects.requireNonNull(held.get(subtask));
    }

    private void assign() {
        Map<Integer, List<AccountSplit>> assignment = new HashMap<>();
        while (!unassigned.isEmpty()) {
            AccountSplit split = unassigned.remove();
            int reader = readerWithFewestAccounts();
            accountsOf(reader).add(split.account());
            assignment.computeIfAbsent(reader, subtask -> new ArrayList<>()).add(split);
        }
        if (!assignment.isEmpty()) {
            context.assignSplits(new SplitsAssignment<>(assignment));
        }
    }

    private int readerWithFewestAccounts() {
        return held.entrySet().stream()
                .min(Comparator.comparingInt(entry -> entry.getValue().size()))
                .orElseThrow()
                .getKey();
    }
}
