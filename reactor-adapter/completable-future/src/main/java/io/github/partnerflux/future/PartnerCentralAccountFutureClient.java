package io.github.partnerflux.future;

import io.github.partnerflux.Page;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
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
 *       cancel the future that it depends on: keep the one that the method returned.
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
 * PartnerCentralAccountClient#withCredentialsProvider that account's client}. Safe for use by multiple threads.
 */
public interface PartnerCentralAccountFutureClient {

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
     * Lists the connections between the caller's account and other accounts, as a list in memory.
     *
     * <p>The list has {@linkplain #from(PartnerCentralAccountClient, int) a maximum number of items}. A listing of more
     * connections is aborted and fails with a {@link TooManyItemsException}; {@link #forEachConnection} and {@link
     * #listConnectionsPublisher} have no limit.
     *
     * @param request the request
     * @return a future of all connections, an unmodifiable list in the order of the service
     */
    CompletableFuture<List<ConnectionSummary>> listConnections(ListConnectionsRequest request);

    /**
     * Lists the connections between the caller's account and other accounts, as a list in memory, with a request that a
     * consumer configures.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of all connections, as of {@link #listConnections(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    default CompletableFuture<List<ConnectionSummary>> listConnections(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnections(Requests.listConnections(request));
    }

    /**
     * Fetches one page of the connections between the caller's account and other accounts, with one request and its
     * retries.
     *
     * @param request the request, whose {@code nextToken} specifies the page
     * @return a future of the page, whose {@link Page#nextToken()} specifies the next one
     */
    CompletableFuture<Page<ConnectionSummary>> listConnectionsPage(ListConnectionsRequest request);

    /**
     * Fetches one page of the connections between the caller's account and other accounts, with a request that a
     * consumer configures.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return a future of the page, as of {@link #listConnectionsPage(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    default CompletableFuture<Page<ConnectionSummary>> listConnectionsPage(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnectionsPage(Requests.listConnections(request));
    }

    /**
     * Invokes a consumer for each connection between the caller's account and other accounts, on threads of this
     * library that may block.
     *
     * <p>Everything else is as in {@link #forEachConnection(ListConnectionsRequest, Consumer, Executor)}. There are at
     * most ten threads for each processor, shared by all clients. Futures complete on other threads, so that the
     * consumer may wait for futures of this client, except for those of {@code forEachConnection}.
     *
     * @param request the request
     * @param consumer invoked for one connection after the other, in the order of the service; may block
     * @return a future that completes when the consumer has returned from the last connection
     */
    CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer);

    /**
     * Invokes a consumer for each connection between the caller's account and other accounts, on threads of this
     * library that may block, with a request that a consumer configures.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param consumer invoked for one connection after the other, in the order of the service; may block
     * @return a future that completes when the consumer has returned from the last connection
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    default CompletableFuture<Void> forEachConnection(
            Consumer<ListConnectionsRequest.Builder> request, Consumer<? super ConnectionSummary> consumer) {
        return forEachConnection(Requests.listConnections(request), consumer);
    }

    /**
     * Invokes a consumer for each connection between the caller's account and other accounts, on an executor.
     *
     * <p>The consumer is invoked for one connection at a time, with backpressure, as {@link
     * ListingPublisher#forEach(Consumer, Executor)} specifies.
     *
     * @param request the request
     * @param consumer invoked for one connection after the other, in the order of the service
     * @param executor runs the consumer and completes the future; may block or run a task on the submitting thread,
     *     which is never an event loop
     * @return a future that completes when the consumer has returned from the last connection
     */
    CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer, Executor executor);

    /**
     * Invokes a consumer for each connection between the caller's account and other accounts, on an executor, with a
     * request that a consumer configures.
     *
     * @param request configures the request; invoked once, before this method returns
     * @param consumer invoked for one connection after the other, in the order of the service
     * @param executor runs the consumer and completes the future; may block or run a task on the submitting thread,
     *     which is never an event loop
     * @return a future that completes when the consumer has returned from the last connection
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    default CompletableFuture<Void> forEachConnection(
            Consumer<ListConnectionsRequest.Builder> request,
            Consumer<? super ConnectionSummary> consumer,
            Executor executor) {
        return forEachConnection(Requests.listConnections(request), consumer, executor);
    }

    /**
     * Lists the connections between the caller's account and other accounts, as a {@link java.util.concurrent.Flow}
     * publisher.
     *
     * <p>Unlike a future, the publisher is cold: no request is sent before a subscriber requests an item. Each
     * subscriber has its own listing from the start, whose pages are fetched as items are requested. Cancelling a
     * subscription aborts the request in flight. Items are signalled on the requesting thread or on an event loop,
     * where a subscriber must not block.
     *
     * <p>The listing can be resumed, emit pages and read ahead, as {@link PagedPublisher} specifies.
     *
     * @param request the request
     * @return the connections, whose pages are fetched as items are requested
     */
    PagedPublisher<ConnectionSummary> listConnectionsPublisher(ListConnectionsRequest request);

    /**
     * Lists the connections between the caller's account and other accounts, as a {@link java.util.concurrent.Flow}
     * publisher, with a request that a consumer configures.
     *
     * @param request configures the request; invoked once, before this method returns
     * @return the connections, as of {@link #listConnectionsPublisher(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member violates a constraint of the service model
     */
    default PagedPublisher<ConnectionSummary> listConnectionsPublisher(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnectionsPublisher(Requests.listConnections(request));
    }
}
