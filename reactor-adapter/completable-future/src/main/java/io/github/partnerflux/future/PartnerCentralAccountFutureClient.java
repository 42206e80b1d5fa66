// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/**
 * A {@link PartnerCentralAccountClient} whose operations return {@link CompletableFuture}s.
 *
 * <pre>{@code
 * PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
 * CompletableFuture<Void> all = futures.forEachConnection(
 *         request -> request.catalog("AWS"), connection -> System.out.println(connection.id()));
 * all.orTimeout(5, TimeUnit.MINUTES).join();
 * }</pre>
 *
 * <ul>
 *   <li><b>Calling.</b> Each method that returns a future starts a call immediately; to repeat the call, call the
 *       method again. If an argument is invalid, the method throws an {@link IllegalArgumentException}. Every other
 *       failure completes the future exceptionally.
 *   <li><b>Cancelling.</b> {@link CompletableFuture#cancel cancel} aborts the request in flight and ends any wait for
 *       credentials or for the next attempt. So does every other way of completing the returned future early:
 *       {@code orTimeout}, {@code completeOnTimeout}, {@code complete}, {@code completeExceptionally}. As with every
 *       {@code CompletableFuture}, cancelling a dependent future ({@code future.thenApply(..).cancel(true)}) does not
 *       cancel the future that it depends on: keep the one that the method returned. The service may have executed an
 *       aborted request: to repeat it without a second effect, set its client token.
 *   <li><b>Errors.</b> The returned future completes with the failure itself, a {@link
 *       io.github.partnerflux.exception.PartnerCentralAccountException}, which {@code whenComplete}, {@code handle} and
 *       {@code exceptionally} on this future receive. Otherwise, the JDK wraps the failure: {@code get()} throws an
 *       {@code ExecutionException} and {@code join()} a {@code CompletionException} with the failure as its cause, and
 *       stages that depend on a dependent future receive a {@code CompletionException} as well.
 *   <li><b>Threads.</b> Futures complete on threads of this library that are neither event loops nor part of a pool of
 *       the application, so that dependent stages may block. There are at most ten threads for each processor, shared
 *       by all clients: compose these futures rather than waiting for one of them in a dependent stage.
 *   <li><b>Context.</b> Thread-locals that are registered with Micrometer's context-propagation, such as the current
 *       observation or the MDC, are captured when the method is called, and are propagated to the Reactor context of
 *       all requests.
 * </ul>
 *
 * <p>There is nothing to close: closing the client ends the calls. For another account, adapt {@link
 * PartnerCentralAccountClient#withCredentialsProvider that account's client}; for many of them, list a fleet, see
 * {@link FleetPublisher}. Safe for use by multiple threads.
 */
public interface PartnerCentralAccountFutureClient
        extends PartnerCentralAccountFutureOperations, PartnerCentralAccountFutureWaiters {

    /** The default maximum number of items in a list: {@value}. */
    int DEFAULT_MAX_LIST_ITEMS = 100_000;

    /**
     * Adapts a client. Lists have at most {@value #DEFAULT_MAX_LIST_ITEMS} items.
     *
     * @param client the client, which the caller must close
     * @return a client with futures
     */
    static PartnerCentralAccountFutureClient from(PartnerCentralAccountClient client) {
        return from(client, DEFAULT_MAX_LIST_ITEMS);
    }

    /**
     * Adapts a client, with another maximum number of items in a list.
     *
     * @param client the client, which the caller must close
     * @param maxListItems the maximum number of items in a list, at least 1; a listing of more items fails with a
     *     {@link TooManyItemsException}
     * @return a client with futures
     * @throws IllegalArgumentException if {@code maxListItems} is less than 1
     */
    static PartnerCentralAccountFutureClient from(PartnerCentralAccountClient client, int maxListItems) {
        return new DefaultPartnerCentralAccountFutureClient(client, maxListItems);
    }

    /**
     * Lists the connections of many accounts, each with its own credentials.
     *
     * <p>The publisher is cold: no request is sent before a subscriber requests an event. The accounts share this
     * client's connections and threads; its own credentials are not used.
     *
     * @param accounts the accounts. Iterated once for each subscriber, as others end, on any thread: the iterator must
     *     not block
     * @param request the request for each account, without a {@code nextToken}: {@link FleetAccount#from()} specifies
     *     where an account starts
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request has a {@code nextToken}
     * @see PartnerCentralAccountClient#listConnections(org.reactivestreams.Publisher, ListConnectionsRequest)
     */
    default FleetPublisher<ConnectionSummary> listConnectionsPublisher(
            Iterable<FleetAccount> accounts, ListConnectionsRequest request) {
        throw new UnsupportedOperationException("this client cannot list the connections of a fleet");
    }

    /**
     * Configures the request with a consumer, and calls {@link #listConnectionsPublisher(Iterable,
     * ListConnectionsRequest)}.
     *
     * @param accounts the accounts, whose iterator must not block
     * @param request configures the request for each account; invoked once, before this method returns
     * @return the connections of all accounts, and the end of each account
     * @throws IllegalArgumentException if the request violates the service model, or has a {@code nextToken}
     */
    default FleetPublisher<ConnectionSummary> listConnectionsPublisher(
            Iterable<FleetAccount> accounts, Consumer<ListConnectionsRequest.Builder> request) {
        return listConnectionsPublisher(
                accounts,
                Requests.configure(ListConnectionsRequest.builder(), request).build());
    }

    /**
     * Watches connections: polls their listing and emits what has changed.
     *
     * <p>The publisher is cold: no request is sent before a subscriber requests an event.
     *
     * @param request the connections to watch, without a {@code nextToken}
     * @return the changes since a snapshot
     * @throws IllegalArgumentException if the request has a {@code nextToken}
     * @see PartnerCentralAccountClient#watchConnections(ListConnectionsRequest)
     */
    default ChangePublisher<ConnectionSummary> watchConnections(ListConnectionsRequest request) {
        throw new UnsupportedOperationException("this client cannot watch connections");
    }

    /**
     * Configures the request with a consumer, and calls {@link #watchConnections(ListConnectionsRequest)}.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the changes since a snapshot
     * @throws IllegalArgumentException if the request violates the service model, or has a {@code nextToken}
     */
    default ChangePublisher<ConnectionSummary> watchConnections(Consumer<ListConnectionsRequest.Builder> request) {
        return watchConnections(
                Requests.configure(ListConnectionsRequest.builder(), request).build());
    }
}
