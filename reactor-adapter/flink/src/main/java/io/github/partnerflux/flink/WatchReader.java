// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetChangeFlux;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.flink.SharedClients.SharedClient;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.apache.flink.api.connector.source.ReaderOutput;
import org.apache.flink.api.connector.source.SourceEvent;
import org.apache.flink.api.connector.source.SourceReaderContext;
import org.apache.flink.core.io.InputStatus;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** Polls each account that is assigned, until it is dropped. */
final class WatchReader extends FleetReader<ChangeEvent<ConnectionSummary>> {

    private final SourceFleet fleet;
    private final SharedClient client;
    private final Duration interval;
    private final boolean baseline;

    /** From which the polls of open accounts start. */
    private final Map<String, Snapshot> snapshots = new ConcurrentHashMap<>();

    /** Between two polls, the next one first. */
    private final Deque<Pause> pauses = new ArrayDeque<>();

    /** Accounts that were dropped between two polls, and whose outputs are not released yet. */
    private final Set<String> dropped = new HashSet<>();

    private @Nullable Disposable timer;

    /** Set by the timer when the next poll is due. */
    private volatile boolean due;

    /**
     * The time until the next poll of an account.
     *
     * @param account the account
     * @param end as returned by {@link System#nanoTime()}
     */
    private record Pause(WatchedAccount account, long end) {}

    /**
     * @param context the reader's context
     * @param fleet the fleet
     * @param client the client, which is released at the end
     * @param interval the time between two polls of an account
     * @param baseline whether the first poll of an account emits no additions
     */
    WatchReader(
            SourceReaderContext context, SourceFleet fleet, SharedClient client, Duration interval, boolean baseline) {
        super(context, fleet.credentials(), client::release);
        this.fleet = fleet;
        this.client = client;
        this.interval = interval;
        this.baseline = baseline;
    }

    @Override
    Flux<FleetEvent<ChangeEvent<ConnectionSummary>>> events(Flux<FleetAccount> accounts) {
        FleetChangeFlux<ConnectionSummary> watch = fleet.listing(client.client(), accounts)
                .watch(account -> Mono.fromSupplier(() -> snapshots.get(account)))
                .once();
        return baseline ? watch.baseline() : watch;
    }

    @Override
    public void start() {
        context.sendSourceEventToCoordinator(new HeldAccounts(
                snapshotState(0).stream().map(AccountSplit::account).collect(Collectors.toUnmodifiableSet())));
    }

    @Override
    public void handleSourceEvents(SourceEvent event) {
        if (event instanceof DroppedAccounts drop) {
            drop.accounts().forEach(this::drop);
        }
    }

    private void drop(String account) {
        dropLater(account);
        OpenAccount<ChangeEvent<ConnectionSummary>> open = find(account);
        if (open != null) {
            // Its poll goes on: a fleet cannot end a single account.
            open.drop();
        } else if (pauses.removeIf(pause -> pause.account().key().equals(account))) {
            dropped.add(account);
            availability.signal();
        }
    }

    @Override
    public void notifyNoMoreSplits() {
        // The enumerator does not send it.
    }

    @Override
    void startAccount(AccountSplit split) {
        dropped.remove(split.account());
        poll(new WatchedAccount(split, fleet.request()));
    }

    private void poll(WatchedAccount account) {
        account.resetItems();
        snapshots.put(account.key(), account.snapshot());
        open(account);
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FleetEvent<ChangeEvent<ConnectionSummary>>> output) {
        if (due) {
            due = false;
            timer = null;
            pollDueAccounts();
        }
        if (!dropped.isEmpty()) {
            dropped.forEach(output::releaseOutputForSplit);
            dropped.clear();
        }
        return super.pollNext(output);
    }

    private void pollDueAccounts() {
        long now = System.nanoTime();
        for (Pause pause = pauses.peek(); pause != null && pause.end() - now <= 0; pause = pauses.peek()) {
            pauses.remove();
            poll(pause.account());
        }
        startTimer();
    }

    private void startTimer() {
        Pause next = pauses.peek();
        if (next != null && timer == null) {
            timer = Schedulers.parallel()
                    .schedule(this::signalDue, next.end() - System.nanoTime(), TimeUnit.NANOSECONDS);
        }
    }

    private void signalDue() {
        due = true;
        availability.signal();
    }

    @Override
    void ended(
            OpenAccount<ChangeEvent<ConnectionSummary>> account,
            FleetEvent<ChangeEvent<ConnectionSummary>> end,
            ReaderOutput<FleetEvent<ChangeEvent<ConnectionSummary>>> output) {
        snapshots.remove(account.key());
        if (account.isDropped()) {
            startLater(account.key(), output);
            return;
        }
        emitEnd(account, end, output);
        pauses.add(new Pause((WatchedAccount) account, System.nanoTime() + interval.toNanos()));
        startTimer();
    }

    @Override
    boolean hasNext() {
        return due || !dropped.isEmpty() || super.hasNext();
    }

    @Override
    boolean isAtEnd() {
        return false;
    }

    @Override
    public List<AccountSplit> snapshotState(long checkpointId) {
        List<AccountSplit> splits = new ArrayList<>(super.snapshotState(checkpointId));
        pauses.forEach(pause -> splits.add(pause.account().toSplit()));
        return splits;
    }

    @Override
    public void close() {
        if (timer != null) {
            timer.dispose();
        }
        super.close();
    }
}
