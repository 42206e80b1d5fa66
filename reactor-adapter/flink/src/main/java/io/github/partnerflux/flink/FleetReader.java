// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceReader;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.apache.flink.metrics.Counter;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Flux;

/**
 * Lists or watches the accounts that are assigned to a subtask. The task calls all methods, on one thread, and none of
 * them blocks but {@link #close()}.
 *
 * @param <T> the type of the items
 */
abstract class FleetReader<T> implements SourceReader<FleetEvent<T>, AccountSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(FleetReader.class);

    final SourceReaderContext context;
    final Availability availability = new Availability();

    private final AccountCredentials credentials;
    private final Runnable release;
    private final Counter records;
    private final Counter completed;
    private final Counter failed;
    private final Counter throttled;

    private final Map<String, OpenAccount<T>> open = new HashMap<>();

    /** Accounts of a later cycle, which wait until the same account has ended. */
    private final Deque<AccountSplit> later = new ArrayDeque<>();

    private final RunningFleet<T> fleet = new RunningFleet<>(this::events, availability);

    /** The account of the last item: those of a page follow each other. */
    private @Nullable OpenAccount<T> last;

    /**
     * @param context the reader's context
     * @param credentials provides the credentials of the accounts
     * @param release releases the client
     */
    FleetReader(SourceReaderContext context, AccountCredentials credentials, Runnable release) {
        this.context = context;
        this.credentials = credentials;
        this.release = release;
        // A task counts what its source reads only if the source does.
        this.records = context.metricGroup().getIOMetricGroup().getNumRecordsInCounter();
        this.completed = context.metricGroup().counter("accountsCompleted");
        this.failed = context.metricGroup().counter("accountsFailed");
        this.throttled = context.metricGroup().counter("attemptsThrottled");
        context.metricGroup().gauge("accountsOpen", open::size);
    }

    /** Returns the events of the accounts that a publisher emits, each of which has an end. */
    abstract Flux<FleetEvent<T>> events(Flux<FleetAccount> accounts);

    /** Starts with an account that is assigned, and not open. */
    abstract void startAccount(AccountSplit split);

    /**
     * Goes on after the end of an account, which is not open any more.
     *
     * @param account the account
     * @param end its last event, not emitted yet
     * @param output the output of the reader
     */
    abstract void ended(OpenAccount<T> account, FleetEvent<T> end, ReaderOutput<FleetEvent<T>> output);

    /** Returns whether no event will follow. */
    abstract boolean isAtEnd();

    @Override
    public void addSplits(List<AccountSplit> splits) {
        for (AccountSplit split : splits) {
            if (open.containsKey(split.account())) {
                later.removeIf(split::replaces);
                later.add(split);
            } else {
                startAccount(split);
            }
        }
    }

    final void open(OpenAccount<T> account) {
        String key = account.key();
        open.put(key, account);
        fleet.add(new FleetAccount(key, () -> credentials.providerOf(key), account.next()));
    }

    final @Nullable OpenAccount<T> find(String account) {
        return open.get(account);
    }

    /** Discards what waits for the end of an account. */
    final void dropLater(String account) {
        later.removeIf(split -> split.account().equals(account));
    }

    /** Returns the number of the accounts that are open. */
    final int openAccounts() {
        return open.size();
    }

    /** Returns the number of the accounts that are open, or wait until the same account has ended. */
    final int size() {
        return open.size() + later.size();
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FleetEvent<T>> output) {
        FleetEvent<T> event = fleet.poll();
        if (event == null) {
            return isAtEnd() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
        }
        if (event instanceof Item<T> item) {
            emit(item, output);
        } else {
            end(event, output);
        }
        return InputStatus.MORE_AVAILABLE;
    }

    private void emit(Item<T> item, ReaderOutput<FleetEvent<T>> output) {
        OpenAccount<T> account = last;
        if (account == null || !account.key().equals(item.account())) {
            account = opened(item.account());
            last = account;
        }
        if (!account.isDropped()) {
            records.inc();
            account.emit(item, output);
        }
    }

    private void end(FleetEvent<T> event, ReaderOutput<FleetEvent<T>> output) {
        OpenAccount<T> account = opened(event.account());
        last = null;
        open.remove(account.key());
        ended(account, event, output);
    }

    /** Emits the last event of an account. */
    final void emitEnd(OpenAccount<T> account, FleetEvent<T> event, ReaderOutput<FleetEvent<T>> output) {
        records.inc();
        account.collect(endOf(event, account), output);
    }

    /** Counts what was emitted before the job was restored, too. */
    private FleetEvent<T> endOf(FleetEvent<T> event, OpenAccount<T> account) {
        if (event instanceof Completed<T> end) {
            completed.inc();
            throttled.inc(end.throttled());
            return new Completed<>(end.account(), account.items(), end.attempts(), end.throttled());
        }
        Failed<T> failure = (Failed<T>) event;
        failed.inc();
        LOG.debug("Account {} has failed", failure.account(), failure.error());
        return new Failed<>(
                failure.account(), AccountFailedException.of(failure.error()), failure.from(), account.items());
    }

    /** Starts with what was assigned while an account was open, or releases the output of the account. */
    final void startLater(String account, ReaderOutput<FleetEvent<T>> output) {
        for (Iterator<AccountSplit> waiting = later.iterator(); waiting.hasNext(); ) {
            AccountSplit split = waiting.next();
            if (split.account().equals(account)) {
                waiting.remove();
                startAccount(split);
                return;
            }
        }
        output.releaseOutputForSplit(account);
    }

    private OpenAccount<T> opened(String account) {
        return Objects.requireNonNull(open.get(account), account);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.whenAvailable(this::hasNext);
    }

    boolean hasNext() {
        return isAtEnd() || fleet.hasNext();
    }

    @Override
    public List<AccountSplit> snapshotState(long checkpointId) {
        List<AccountSplit> splits = new ArrayList<>(size());
        for (OpenAccount<T> account : open.values()) {
            if (!account.isDropped()) {
                splits.add(account.toSplit());
            }
        }
        splits.addAll(later);
        return splits;
    }

    @Override
    public void close() {
        fleet.cancel();
        release.run();
    }
}
