package io.github.partnerflux.flink;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.exception.ValidationException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
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
 * Lists the accounts that are assigned to a subtask. The task calls all methods, on one thread, and none of them blocks
 * but {@link #close()}.
 *
 * @param <T> the type of the items
 */
final class FleetReader<T> implements SourceReader<FleetEvent<T>, AccountSplit> {

    private static final Logger LOG = LoggerFactory.getLogger(FleetReader.class);

    private final SourceReaderContext context;
    private final AccountCredentials credentials;
    private final Function<Flux<FleetAccount>, FleetFlux<T>> listing;
    private final Runnable release;
    private final Counter completed;
    private final Counter failed;
    private final Counter throttled;

    private final Availability availability = new Availability();
    private final Map<String, OpenAccount<T>> open = new HashMap<>();

    /** Accounts of a later cycle, which wait until the listing of the same account has ended. */
    private final Deque<AccountSplit> later = new ArrayDeque<>();

    /** The oldest one first. Accounts are added to the newest one, and the others end by and by. */
    private final Deque<RunningFleet<T>> fleets = new ArrayDeque<>();

    /** The account of the last item: those of a page follow each other. */
    private @Nullable OpenAccount<T> last;

    private boolean started;
    private boolean requested;
    private boolean noMoreSplits;

    /** The number of accounts after the last assignment. */
    private int assigned;

    /**
     * @param listing lists the accounts that a publisher emits
     * @param release releases the client
     */
    FleetReader(
            SourceReaderContext context,
            AccountCredentials credentials,
            Function<Flux<FleetAccount>, FleetFlux<T>> listing,
            Runnable release) {
        this.context = context;
        this.credentials = credentials;
        this.listing = listing;
        this.release = release;
        this.completed = context.metricGroup().counter("accountsCompleted");
        this.failed = context.metricGroup().counter("accountsFailed");
        this.throttled = context.metricGroup().counter("attemptsThrottled");
        context.metricGroup().gauge("accountsOpen", open::size);
    }

    @Override
    public void start() {
        started = true;
        requestIfNeeded();
    }

    @Override
    public void addSplits(List<AccountSplit> splits) {
        requested = false;
        for (AccountSplit split : splits) {
            if (open.containsKey(split.account())) {
                later.add(split);
            } else {
                list(split);
            }
        }
        assigned = open.size() + later.size();
        requestIfNeeded();
    }

    @Override
    public void notifyNoMoreSplits() {
        noMoreSplits = true;
        availability.signal();
    }

    /** Requests accounts early enough to keep busy, and late enough to leave some to faster readers. */
    private void requestIfNeeded() {
        if (started && !requested && !noMoreSplits && open.size() + later.size() <= assigned / 2) {
            requested = true;
            context.sendSplitRequest();
        }
    }

    private void list(AccountSplit split) {
        String account = split.account();
        open.put(account, new OpenAccount<>(split));
        RunningFleet<T> newest = fleets.peekLast();
        if (newest == null || newest.hasListed(account)) {
            newest = RunningFleet.start(listing, availability);
            fleets.add(newest);
        }
        newest.add(new FleetAccount(account, () -> credentials.providerOf(account), split.next()));
    }

    @Override
    public InputStatus pollNext(ReaderOutput<FleetEvent<T>> output) {
        for (Iterator<RunningFleet<T>> running = fleets.iterator(); running.hasNext(); ) {
            RunningFleet<T> fleet = running.next();
            FleetEvent<T> event = fleet.poll();
            if (event != null) {
                if (event instanceof Item<T> item) {
                    emit(item, output);
                    return InputStatus.MORE_AVAILABLE;
                }
                fleet.end();
                if (fleet.isIdle()) {
                    // Another one does not keep the keys of the accounts that this one has listed.
                    fleet.cancel();
                    running.remove();
                }
                end(event, output);
                return InputStatus.MORE_AVAILABLE;
            }
        }
        return isAtEnd() ? InputStatus.END_OF_INPUT : InputStatus.NOTHING_AVAILABLE;
    }

    private boolean isAtEnd() {
        return noMoreSplits && open.isEmpty();
    }

    private void emit(Item<T> item, ReaderOutput<FleetEvent<T>> output) {
        OpenAccount<T> account = last;
        if (account == null || !account.is(item.account())) {
            account = opened(item.account());
            last = account;
        }
        account.emit(item, output);
    }

    private void end(FleetEvent<T> event, ReaderOutput<FleetEvent<T>> output) {
        String account = event.account();
        OpenAccount<T> ended = opened(account);
        last = null;
        if (event instanceof Failed<T> failure && isTokenExpired(failure, ended)) {
            LOG.warn("The listing of account {} cannot be resumed, and starts again", account, failure.error());
            list(AccountSplit.start(account, ended.cycle()));
            return;
        }
        open.remove(account);
        ended.collect(endOf(event, ended), output);
        if (!startLater(account)) {
            output.releaseOutputForSplit(account);
        }
        requestIfNeeded();
    }

    /** The service accepts a token for a limited time, which a job may have been stopped for. */
    private static boolean isTokenExpired(Failed<?> failure, OpenAccount<?> account) {
        return failure.error() instanceof ValidationException && account.isResumedWithoutItems();
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
        LOG.debug("The listing of account {} has failed", failure.account(), failure.error());
        return new Failed<>(
                failure.account(), AccountFailedException.of(failure.error()), failure.from(), account.items());
    }

    private boolean startLater(String account) {
        for (Iterator<AccountSplit> waiting = later.iterator(); waiting.hasNext(); ) {
            AccountSplit split = waiting.next();
            if (split.account().equals(account)) {
                waiting.remove();
                list(split);
                return true;
            }
        }
        return false;
    }

    private OpenAccount<T> opened(String account) {
        return Objects.requireNonNull(open.get(account), account);
    }

    @Override
    public CompletableFuture<Void> isAvailable() {
        return availability.whenAvailable(this::hasNext);
    }

    private boolean hasNext() {
        return isAtEnd() || fleets.stream().anyMatch(RunningFleet::hasNext);
    }

    @Override
    public List<AccountSplit> snapshotState(long checkpointId) {
        List<AccountSplit> splits = new ArrayList<>(open.size() + later.size());
        open.values().forEach(account -> splits.add(account.toSplit()));
        splits.addAll(later);
        return splits;
    }

    @Override
    public void close() {
        fleets.forEach(RunningFleet::cancel);
        release.run();
    }
}
