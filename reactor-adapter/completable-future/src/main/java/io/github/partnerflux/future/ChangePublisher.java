// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.Snapshot;
import java.time.Duration;
import java.util.concurrent.Flow;

/**
 * A publisher that polls a listing and emits what has changed since a {@link Snapshot}.
 *
 * <pre>{@code
 * List<ChangeEvent<ConnectionSummary>> changes = new ArrayList<>();
 * CompletableFuture<Void> watch = futures.watchConnections(request -> request.catalog("AWS"))
 *         .from(stored) // Snapshot.none() at first
 *         .every(Duration.ofMinutes(15))
 *         .forEach(event -> {
 *             if (event instanceof ChangeEvent.Synced<ConnectionSummary> synced) {
 *                 storeInOneTransaction(List.copyOf(changes), synced.snapshot());
 *                 changes.clear();
 *             } else if (event instanceof ChangeEvent.PollFailed<ConnectionSummary> failed) {
 *                 report(failed.error());
 *             } else {
 *                 changes.add(event);
 *             }
 *         });
 * // later
 * watch.cancel(false);
 * }</pre>
 *
 * <ul>
 *   <li><b>Events.</b> Polls, removals, snapshots, failures and the schedule are as in {@link
 *       io.github.partnerflux.ChangeFlux}: a poll that fails is an event, and the next one follows.
 *   <li><b>Consumers.</b> An event is requested only after the consumer of {@code forEach} has returned from the
 *       previous one, and no thread waits between polls. The future completes after {@link #once()}, with the failure
 *       of the consumer, of the publisher of {@link #pollOn} or of a closed client, or when it is cancelled.
 *   <li><b>Cancelling.</b> A cancel aborts the request in flight or the delay. So does completing the future of {@code
 *       forEach} early.
 * </ul>
 *
 * <p>Immutable: each method returns a new publisher.
 *
 * @param <T> the type of the items
 */
public interface ChangePublisher<T> extends ListingPublisher<ChangeEvent<T>> {

    /**
     * Returns a watch that starts from a snapshot: what has changed since then is emitted first.
     *
     * @param snapshot a snapshot that was emitted for the same account and request, or {@link Snapshot#none()}, which
     *     is the default: all items are {@link ChangeEvent.Added}
     * @return another publisher
     * @throws IllegalArgumentException if the snapshot is of another request
     */
    ChangePublisher<T> from(Snapshot snapshot);

    /**
     * Returns a watch with another interval between polls.
     *
     * @param interval the delay from the end of a poll to the start of the next one; more than 0, up to 1 day. The
     *     default is 5 minutes. Each time, it is shortened or extended at random by up to 20 %
     * @return another publisher
     * @throws IllegalArgumentException if the interval is out of range
     */
    ChangePublisher<T> every(Duration interval);

    /**
     * Returns a watch that also polls as soon as a publisher emits something.
     *
     * @param hints starts a poll with each signal; all signals that arrive during a poll start a single one, right
     *     after it. Subscribed to by each subscriber of the watch, with unbounded demand. If it fails, the watch fails
     *     after the current poll; if it completes, the watch continues
     * @return another publisher
     */
    ChangePublisher<T> pollOn(Flow.Publisher<?> hints);

    /**
     * Returns a watch whose first poll does not emit the items that exist already if there is no snapshot: only
     * {@link ChangeEvent.Synced}.
     *
     * @return another publisher
     */
    ChangePublisher<T> baseline();

    /**
     * Returns a watch that polls only once and then completes, whether the poll succeeded or failed.
     *
     * @return another publisher
     */
    ChangePublisher<T> once();
}
