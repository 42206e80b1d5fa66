// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.Snapshot;
import java.util.concurrent.CompletionStage;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * A publisher that lists many accounts concurrently, each with its own credentials.
 *
 * <pre>{@code
 * List<FleetAccount> accounts = accountIds.stream().map(id -> FleetAccount.of(id, () -> roleIn(id))).toList();
 * CompletableFuture<Void> all = futures.listConnectionsPublisher(accounts, request -> request.catalog("AWS"))
 *         .forEach(event -> {
 *             if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
 *                 save(item.account(), item.item(), item.next().toString());
 *             } else if (event instanceof FleetEvent.Failed<ConnectionSummary> failed) {
 *                 report(failed.account(), failed.error());
 *             }
 *         });
 * }</pre>
 *
 * <ul>
 *   <li><b>Events.</b> Order, failures, throttling and checkpoints are as in {@link io.github.partnerflux.FleetFlux}:
 *       an account that fails is an event, and affects no other account.
 *   <li><b>Subscribers.</b> As many pages are fetched concurrently as there are requested events: a subscriber that
 *       requests one event at a time lists one page at a time.
 *   <li><b>Consumers.</b> {@code forEach} requests up to {@link #maxInFlight} events ahead of the consumer, so that
 *       their pages are fetched concurrently.
 *   <li><b>Cancelling.</b> A cancel aborts all requests in flight and closes all credentials providers. So does
 *       completing the future of {@code forEach} early.
 * </ul>
 *
 * <p>Immutable: each method returns a new publisher.
 *
 * @param <T> the type of the items
 */
public interface FleetPublisher<T> extends ListingPublisher<FleetEvent<T>> {

    /**
     * Returns a publisher with another maximum of pages that are in flight or wait to be emitted. A retry starts as
     * soon as fewer pages than that are in flight, so that with retries, more pages may wait to be emitted.
     *
     * @param pages at least 1; the default is {@value io.github.partnerflux.FleetFlux#DEFAULT_MAX_IN_FLIGHT}. More than
     *     the connections of the client's pool, 128 by default, let requests wait for a connection
     * @return another publisher
     * @throws IllegalArgumentException if {@code pages} is below 1
     */
    FleetPublisher<T> maxInFlight(int pages);

    /**
     * Returns a publisher with another maximum of accounts that have started and not ended. With more accounts, each of
     * them waits longer between its pages.
     *
     * @param number at least 1; the default is {@value io.github.partnerflux.FleetFlux#DEFAULT_MAX_OPEN}
     * @return another publisher
     * @throws IllegalArgumentException if {@code number} is below 1
     */
    FleetPublisher<T> maxOpen(int number);

    /**
     * Returns a publisher with a maximum rate of attempts of each account, retries included. The default is no
     * limit. The wait of a retry counts toward the client's {@code apiCallTimeout}.
     *
     * @param perSecond the average number of attempts per second, above 0
     * @param burst the number of attempts that an account may start at once after a pause, at least 1
     * @return another publisher
     * @throws IllegalArgumentException if an argument is out of range
     */
    FleetPublisher<T> ratePerAccount(double perSecond, int burst);

    /**
     * Returns the changes of the accounts since the snapshots that the caller has stored.
     *
     * <p>The limits of this publisher apply. An account whose {@link io.github.partnerflux.FleetAccount#from()} is not
     * {@link io.github.partnerflux.Checkpoint#start()} fails.
     *
     * @param snapshots returns the stored snapshot of an account by its {@link
     *     io.github.partnerflux.FleetAccount#key()}: a stage of {@code null} or of {@link Snapshot#none()} if there is
     *     none yet. Invoked for each poll of an account, on any thread, which it must not block; the account fails if
     *     the stage fails, or does not complete within 30 seconds. A cancel of the watch cancels
     *     the stage if it is a future
     * @return the changes of all accounts
     */
    FleetChangePublisher<T> watch(
            Function<? super String, ? extends CompletionStage<? extends @Nullable Snapshot>> snapshots);
}
