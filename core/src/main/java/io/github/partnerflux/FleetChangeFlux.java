// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.constraint.Durations;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/**
 * A {@link Flux} that polls the accounts of a fleet and emits what has changed in each account since a {@link
 * Snapshot}.
 *
 * <pre>{@code
 * Map<String, List<ChangeEvent<ConnectionSummary>>> polls = new HashMap<>();
 * client.listConnections(accounts, request -> request.catalog("AWS"))
 *         .watch(account -> loadSnapshot(account)) // a Mono<Snapshot>, empty at first
 *         .once()
 *         .concatMap(event -> {
 *             if (event instanceof FleetEvent.Item<ChangeEvent<ConnectionSummary>> item) {
 *                 polls.computeIfAbsent(item.account(), account -> new ArrayList<>()).add(item.item());
 *                 return item.item() instanceof ChangeEvent.Synced
 *                         ? storeInOneTransaction(item.account(), polls.remove(item.account()))
 *                         : Mono.empty();
 *             }
 *             polls.remove(event.account()); // of a poll that failed
 *             return Mono.empty();
 *         }, 64)
 *         .then()
 *         .repeatWhen(cycles -> cycles.delayElements(Duration.ofMinutes(15)));
 * }</pre>
 *
 * <ul>
 *   <li><b>Polls.</b> A cycle polls each account once, as {@link ChangeFlux} describes. The accounts take turns, within
 *       the limits of the fleet, as {@link FleetFlux} describes. The publisher of accounts is subscribed to for each
 *       cycle, so that accounts that were added or removed are noticed. An account that it emits twice is polled twice.
 *   <li><b>Events.</b> Each change is a {@link FleetEvent.Item}, the last of which is {@link ChangeEvent.Synced}. Then
 *       the account is {@link FleetEvent.Completed} for this cycle, which counts events as its items. A poll that fails
 *       is {@link FleetEvent.Failed} instead, and affects no other account; there is no {@link ChangeEvent.PollFailed}.
 *   <li><b>Snapshots.</b> The snapshot of an account is loaded when its poll starts. Store the changes of a poll and
 *       the snapshot of the {@code Synced} after them in one transaction, before the next poll of the account starts:
 *       from an older snapshot, it would repeat some changes and miss those that were undone in between. A consumer
 *       that stores concurrently, or with a prefetch as in the sample, repeats {@link #once()} after it has stored
 *       everything; one that stores each event before it requests the next one may use {@link #every} and {@link
 *       #pollOn}. Unlike in a {@code ChangeFlux}, the next poll repeats the changes of one that failed,
 *       unless the snapshot {@link Snapshot#after} them was stored.
 *   <li><b>Checkpoints</b> are not used: those of the accounts and of the items are {@link Checkpoint#start()}.
 *   <li><b>Schedule.</b> The first cycle starts when an event is requested. The next one follows after {@link #every},
 *       and not before another event is requested. {@link #pollOn} polls some of the accounts in between.
 *   <li><b>Memory.</b> Only the snapshots of the accounts that are {@linkplain FleetFlux#maxOpen open} are in memory,
 *       with about 75 bytes for each connection.
 *   <li><b>Errors.</b> The flux fails only if the publisher of accounts or that of {@link #pollOn} does, or, between
 *       two cycles, if the client is closed. During a cycle, all accounts of a closed client are {@code Failed}.
 *   <li><b>Cancelling.</b> A cancel aborts all requests in flight or the delay, and closes all credentials providers.
 *   <li><b>Threads.</b> As in {@link FleetFlux}, or on the thread of the publisher of a snapshot. Cycles after the
 *       first one start on {@code Schedulers.boundedElastic()}, where the publisher of {@link #pollOn} signals, or
 *       where the next event is requested.
 * </ul>
 *
 * <p>Immutable: each method returns a new watch.
 *
 * @param <T> the type of the items
 */
public final class FleetChangeFlux<T> extends Flux<FleetEvent<ChangeEvent<T>>> implements Scannable {

    private final Publisher<FleetAccount> accounts;
    private final WatchableFleet<T> source;
    private final FleetSettings limits;
    private final Function<? super String, ? extends Publisher<Snapshot>> snapshots;
    private final WatchSettings settings;

    /** This watch, decorated by Reactor's hooks such as {@code Hooks.onOperatorDebug()}. */
    private final Flux<FleetEvent<ChangeEvent<T>>> events;

    FleetChangeFlux(
            Publisher<FleetAccount> accounts,
            WatchableFleet<T> source,
            FleetSettings limits,
            Function<? super String, ? extends Publisher<Snapshot>> snapshots,
            WatchSettings settings) {
        this.accounts = accounts;
        this.source = source;
        this.limits = limits;
        this.snapshots = snapshots;
        this.settings = settings;
        this.events = onAssembly(settings.polls(this::cycle, Mono.defer(source::closed), false));
    }

    /**
     * Returns a watch with another interval between cycles.
     *
     * @param interval the delay from the end of a cycle of all accounts to the start of the next one; more than 0, up
     *     to 1 day. The default is 5 minutes. Each time, it is shortened or extended at random by up to 20 %
     * @return another watch
     * @throws IllegalArgumentException if the interval is out of range
     */
    public FleetChangeFlux<T> every(Duration interval) {
        Durations.requirePositiveUpToADay("every", interval);
        return with(settings.withInterval(interval));
    }

    /**
     * Returns a watch that also polls accounts as soon as a publisher emits their keys.
     *
     * @param hints emits a {@link FleetAccount#key()} for each account to poll. Accounts that are emitted during a
     *     cycle are polled once, right after it. The publisher of accounts is subscribed to for their credentials; keys
     *     of other accounts have no effect. The watch subscribes to the hints when it is subscribed to itself, with
     *     unbounded demand, and fails after the current cycle if they fail. If they complete, the watch continues.
     *     Replaces an earlier publisher
     * @return another watch
     */
    public FleetChangeFlux<T> pollOn(Publisher<String> hints) {
        return with(settings.withHints(Objects.requireNonNull(hints, "hints")));
    }

    /**
     * Returns a watch whose first poll of an account without a snapshot does not emit the items that exist
     * already: only {@link ChangeEvent.Synced}.
     *
     * @return another watch
     */
    public FleetChangeFlux<T> baseline() {
        return with(settings.withBaseline());
    }

    /**
     * Returns a watch that polls each account once and then completes.
     *
     * @return another watch
     */
    public FleetChangeFlux<T> once() {
        return with(settings.withOnce());
    }

    private FleetChangeFlux<T> with(WatchSettings other) {
        return new FleetChangeFlux<>(accounts, source, limits, snapshots, other);
    }

    /**
     * @param hints the keys of the accounts to poll, or none for all
     */
    private Flux<FleetEvent<ChangeEvent<T>>> cycle(Set<?> hints) {
        Publisher<FleetAccount> polled = hints.isEmpty()
                ? accounts
                : Flux.from(accounts)
                        .filter(account -> hints.contains(account.key()))
                        .distinct(FleetAccount::key)
                        .take(hints.size());
        return new FleetEvents<>(polled, new WatchedFleet<>(source, snapshots, settings.baseline()), limits);
    }

    @Override
    public void subscribe(CoreSubscriber<? super FleetEvent<ChangeEvent<T>>> actual) {
        events.subscribe(actual);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return key == Attr.RUN_STYLE ? Attr.RunStyle.ASYNC : null;
    }

    @Override
    public String stepName() {
        return "fleet.watch";
    }
}
