// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.reactivestreams.Publisher;
import reactor.core.CoreSubscriber;
import reactor.core.Scannable;
import reactor.core.publisher.Flux;

/**
 * A {@link Flux} that lists many accounts concurrently, each with its own credentials.
 *
 * <pre>{@code
 * Flux<FleetAccount> accounts = Flux.fromIterable(accountIds).map(id -> FleetAccount.of(id, () -> roleIn(id)));
 * client.listConnections(accounts, request -> request.catalog("AWS"))
 *         .concatMap(event -> {
 *             if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
 *                 return store(item.account(), item.item(), item.next());
 *             }
 *             return event instanceof FleetEvent.Failed<ConnectionSummary> failed
 *                     ? report(failed.account(), failed.error(), failed.from())
 *                     : storeEnd(event.account());
 *         }, 64);
 * }</pre>
 *
 * <ul>
 *   <li><b>Order.</b> The items of an account are emitted in the order in which they are listed. Accounts take turns:
 *       after each page, an account moves to the end of the queue of accounts that wait to fetch one, which spreads its
 *       requests over time and keeps it below its rate limit for longer. There is no order across accounts. An account
 *       whose key is that of one that has not ended waits until the end of that one has been emitted, and is then
 *       listed. Until then, it counts toward {@link #maxOpen(int)} like one that has started.
 *   <li><b>Failures.</b> An account that fails is emitted as {@link FleetEvent.Failed}, and affects no other account.
 *       The flux itself fails only if the publisher of accounts does, after all open accounts have ended.
 *   <li><b>Throttling.</b> Attempts are repeated as the client's {@link RetryPolicy} specifies, with a quota of retries
 *       for each account. An account that waits for its next attempt does not count as in flight.
 *   <li><b>Demand.</b> No account and no page is requested before an event is. From then on, pages are fetched
 *       concurrently as long as more events are requested than have been fetched, where a page in flight counts as one
 *       event, up to {@link #maxInFlight(int)}. An operator that requests one event at a time, such as
 *       {@code concatMap} without a prefetch, therefore lists one page at a time. Accounts are requested from the
 *       publisher as others end, so that at most {@link #maxOpen(int)} have been requested and not ended.
 *   <li><b>Checkpoints.</b> Each item has the checkpoint right after it, from which its account can be {@linkplain
 *       FleetAccount#from resumed}. Store it with the item, and {@link Checkpoint#end()} when the account has
 *       completed: an account at its end costs no request.
 *   <li><b>Memory.</b> A page is released with its last item, and an account with its end: the publisher of accounts may be
 *       endless.
 *   <li><b>Cancelling.</b> A cancel cancels the publisher of accounts, aborts all requests in flight and closes all
 *       credentials providers. Items that have been fetched but not emitted are discarded.
 *   <li><b>Threads.</b> As in {@link PagedFlux}, or on the thread of the publisher of accounts.
 * </ul>
 *
 * <p>Immutable: each method returns a new fleet. Each subscriber subscribes to the accounts and lists them from
 * the start.
 *
 * @param <T> the type of the items
 */
public final class FleetFlux<T> extends Flux<FleetEvent<T>> implements Scannable {

    /** The default of {@link #maxInFlight(int)}. */
    public static final int DEFAULT_MAX_IN_FLIGHT = 64;

    /** The default of {@link #maxOpen(int)}. */
    public static final int DEFAULT_MAX_OPEN = 1024;

    private final Publisher<FleetAccount> accounts;
    private final WatchableFleet<T> source;
    private final FleetSettings settings;

    /** This fleet, decorated by Reactor's hooks such as {@code Hooks.onOperatorDebug()}. */
    private final Flux<FleetEvent<T>> events;

    FleetFlux(Publisher<FleetAccount> accounts, WatchableFleet<T> source, FleetSettings settings) {
        this.accounts = accounts;
        this.source = source;
        this.settings = settings;
        this.events = onAssembly(new FleetEvents<>(accounts, source, settings));
    }

    /**
     * Returns a fleet with another maximum of pages that are in flight or wait to be emitted. A retry starts as soon as
     * fewer pages than that are in flight, so that with retries, more pages may wait to be emitted.
     *
     * @param pages at least 1; the default is {@value #DEFAULT_MAX_IN_FLIGHT}. More than the connections of the
     *     client's pool, 128 by default, make requests wait for a connection
     * @return another fleet
     * @throws IllegalArgumentException if {@code pages} is below 1
     */
    public FleetFlux<T> maxInFlight(int pages) {
        return new FleetFlux<>(accounts, source, settings.withMaxInFlight(pages));
    }

    /**
     * Returns a fleet with another maximum of accounts that have started and not ended. With more accounts, each of
     * them waits longer between its pages.
     *
     * @param number at least 1; the default is {@value #DEFAULT_MAX_OPEN}
     * @return another fleet
     * @throws IllegalArgumentException if {@code number} is below 1
     */
    public FleetFlux<T> maxOpen(int number) {
        return new FleetFlux<>(accounts, source, settings.withMaxOpen(number));
    }

    /**
     * Returns a fleet with a maximum rate of attempts of each account, retries included. The default is no limit.
     * The wait of a retry counts toward the client's {@code apiCallTimeout}. An account that is listed or polled again
     * starts with another burst.
     *
     * @param perSecond the average number of attempts per second, above 0
     * @param burst the number of attempts that an account may start at once after a pause, at least 1
     * @return another fleet
     * @throws IllegalArgumentException if an argument is out of range
     */
    public FleetFlux<T> ratePerAccount(double perSecond, int burst) {
        return new FleetFlux<>(accounts, source, settings.withRate(perSecond, burst));
    }

    /**
     * Returns the changes of the accounts since the snapshots that the caller has stored.
     *
     * <p>The limits of this flux apply. An account whose {@link FleetAccount#from()} is not {@link Checkpoint#start()}
     * fails.
     *
     * @param snapshots returns the stored snapshot of an account by its {@link FleetAccount#key()}, or an empty
     *     publisher or {@link Snapshot#none()} if there is none yet. Invoked for each poll of an account, on any
     *     thread, which it must not block; the account fails if the publisher fails, or emits nothing for 30 seconds
     * @return the changes of all accounts
     */
    public FleetChangeFlux<T> watch(Function<? super String, ? extends Publisher<Snapshot>> snapshots) {
        Objects.requireNonNull(snapshots, "snapshots");
        return new FleetChangeFlux<>(accounts, source, settings, snapshots, WatchSettings.DEFAULT);
    }

    @Override
    public void subscribe(CoreSubscriber<? super FleetEvent<T>> actual) {
        events.subscribe(actual);
    }

    @Override
    @SuppressWarnings("rawtypes")
    public @Nullable Object scanUnsafe(Attr key) {
        return Scannable.from(events).scanUnsafe(key);
    }

    @Override
    public String stepName() {
        return "fleet";
    }
}
