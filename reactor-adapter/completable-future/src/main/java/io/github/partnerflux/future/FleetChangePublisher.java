// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import java.time.Duration;
import java.util.concurrent.Flow;

/**
 * A publisher that polls the accounts of a fleet and emits what has changed in each of them since its {@link
 * io.github.partnerflux.Snapshot}.
 *
 * <pre>{@code
 * CompletableFuture<Void> watch = futures.listConnectionsPublisher(accounts, request -> request.catalog("AWS"))
 *         .watch(account -> loadSnapshot(account)) // a CompletableFuture<Snapshot>, of null at first
 *         .every(Duration.ofMinutes(15))
 *         .forEach(event -> {
 *             if (event instanceof FleetEvent.Item<ChangeEvent<ConnectionSummary>> item) {
 *                 collect(item.account(), item.item()); // and store them in one transaction with ChangeEvent.Synced
 *             } else {
 *                 discardCollected(event.account()); // of a poll that failed
 *             }
 *         });
 * }</pre>
 *
 * <ul>
 *   <li><b>Events.</b> Polls, snapshots and the schedule are as in {@link io.github.partnerflux.FleetChangeFlux}: each
 *       change is a {@link FleetEvent.Item}, and each account ends a cycle as {@link FleetEvent.Completed} or {@link
 *       FleetEvent.Failed}. The accounts are iterated in each cycle, so that their additions and removals
 *       are noticed.
 *   <li><b>Consumers.</b> {@code forEach} requests events ahead as {@link FleetPublisher} does, and its future
 *       completes as that of a {@link ChangePublisher}. With {@link #pollOn} or short intervals, call {@link #once()}
 *       repeatedly instead, so that all snapshots are stored before the next poll.
 *   <li><b>Cancelling.</b> A cancel aborts all requests in flight or the delay, and closes all credentials providers.
 *       So does completing the future of {@code forEach} early.
 * </ul>
 *
 * <p>Immutable: each method returns a new publisher.
 *
 * @param <T> the type of the items
 */
public interface FleetChangePublisher<T> extends ListingPublisher<FleetEvent<ChangeEvent<T>>> {

    /**
     * Returns a watch with another interval between cycles.
     *
     * @param interval the delay from the end of a cycle to the start of the next one; more than 0, up to 1 day. The
     *     default is 5 minutes. Each time, it is shortened or extended at random by up to 20 %
     * @return another publisher
     * @throws IllegalArgumentException if the interval is out of range
     */
    FleetChangePublisher<T> every(Duration interval);

    /**
     * Returns a watch that also polls accounts as soon as a publisher emits their keys.
     *
     * @param hints emits a {@link FleetAccount#key()} for each account to poll; keys of other accounts have no effect.
     *     Accounts that are emitted during a cycle are polled once, right after it. Subscribed to by each subscriber of
     *     the watch, with unbounded demand. If it fails, the watch fails after the current cycle; if it completes, the
     *     watch continues
     * @return another publisher
     */
    FleetChangePublisher<T> pollOn(Flow.Publisher<String> hints);

    /**
     * Returns a watch whose first poll of an account without a snapshot does not emit the items that exist
     * already: only {@link ChangeEvent.Synced}.
     *
     * @return another publisher
     */
    FleetChangePublisher<T> baseline();

    /**
     * Returns a watch that polls each account once and then completes.
     *
     * @return another publisher
     */
    FleetChangePublisher<T> once();
}
