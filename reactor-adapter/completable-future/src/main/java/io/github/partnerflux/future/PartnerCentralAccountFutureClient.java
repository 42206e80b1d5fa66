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
 * A {@link PartnerCentralAccountClient} with futures, for those who do not speak Reactor.
 *
 * <pre>{@code
 * PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
 * CompletableFuture<Void> all = futures.forEachConnection(
 *         request -> request.catalog("AWS"), connection -> System.out.println(connection.id()));
 * all.orTimeout(5, TimeUnit.MINUTES).join();
 * }</pre>
 *
 * <ul>
 *   <li><b>Begin.</b> Each method that returns a future begins the call at once; a retry of the caller's is another call of the
 *       method. An argument that is wrong by itself is an {@link IllegalArgumentException} at once, from the method; every
 *       other failure is the future's.
 *   <li><b>Cancel.</b> {@link CompletableFuture#cancel cancel} aborts the call: its request in flight, its wait for credentials
 *       or for a retry. So does every other way to end the returned future before its time: {@code orTimeout}, {@code
 *       completeOnTimeout}, {@code complete}, {@code completeExceptionally}. As with every {@code CompletableFuture}, what is
 *       done to a dependent ({@code future.thenApply(..).cancel(true)}) does not reach the future that it depends on: keep the
 *       one that the method returned.
 *   <li><b>Errors.</b> The returned future completes with the failure itself, a {@link
 *       io.github.partnerflux.exception.PartnerCentralAccountException}: that is what {@code whenComplete}, {@code handle} and
 *       {@code exceptionally} on it get. The JDK wraps: {@code get()} throws an {@code ExecutionException} and {@code join()} a
 *       {@code CompletionException} with the failure as its cause, and a dependent's own dependents get a {@code
 *       CompletionException} too.
 *   <li><b>Threads.</b> Futures complete on threads of this library that are neither event loops nor any pool of the
 *       application's, so that what depends on them may block. There are at most ten a processor, shared by all clients: rather
 *       than wait there for another of these futures, compose them.
 *   <li><b>Context.</b> What the application has registered with Micrometer's context-propagation, such as the current
 *       observation or the MDC, is captured when the method is called, and is in the Reactor context of every request.
 * </ul>
 *
 * <p>Holds nothing to close: closing the client ends its calls. For another account, make one from {@link
 * PartnerCentralAccountClient#withCredentialsProvider that account's client}. Safe for use by any number of threads.
 */
public interface PartnerCentralAccountFutureClient {

    /** How many items a list holds at most, if not said otherwise: {@value}. */
    int DEFAULT_MAX_LIST_ITEMS = 100_000;

    /**
     * Adapts a client.
     *
     * @param client the client, which stays the caller's to close
     * @return the same client, with futures; lists hold at most {@value #DEFAULT_MAX_LIST_ITEMS} items
     */
    static PartnerCentralAccountFutureClient from(PartnerCentralAccountClient client) {
        return from(client, DEFAULT_MAX_LIST_ITEMS);
    }

    /**
     * Adapts a client, with another bound for what is collected into a list.
     *
     * @param client the client, which stays the caller's to close
     * @param maxListItems how many items a list holds at most, from 1; a listing of more fails with a {@link
     *     TooManyItemsException}
     * @return the same client, with futures
     * @throws IllegalArgumentException if {@code maxListItems} is less than 1
     */
    static PartnerCentralAccountFutureClient from(PartnerCentralAccountClient client, int maxListItems) {
        return new DefaultPartnerCentralAccountFutureClient(client, maxListItems);
    }

    /**
     * Lists all connections of the caller's account with other partners, as one list in memory.
     *
     * <p>The list is bounded: see {@link #from(PartnerCentralAccountClient, int)}. A listing that has more connections is
     * aborted and fails with a {@link TooManyItemsException}; {@link #forEachConnection} and {@link #listConnectionsPublisher}
     * have no bound.
     *
     * @param request which connections
     * @return a future of all of them, an unmodifiable list in the order of the service
     */
    CompletableFuture<List<ConnectionSummary>> listConnections(ListConnectionsRequest request);

    /**
     * Lists all connections of the caller's account with other partners, as one list in memory.
     *
     * @param request says which connections; called once, at once
     * @return as of {@link #listConnections(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default CompletableFuture<List<ConnectionSummary>> listConnections(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnections(Requests.listConnections(request));
    }

    /**
     * Fetches one page of the connections of the caller's account with other partners: one request, and its retries.
     *
     * @param request which connections; its {@code nextToken} says which page
     * @return a future of the page, whose {@link Page#nextToken()} leads to the next one
     */
    CompletableFuture<Page<ConnectionSummary>> listConnectionsPage(ListConnectionsRequest request);

    /**
     * Fetches one page of the connections of the caller's account with other partners: one request, and its retries.
     *
     * @param request says which connections; called once, at once
     * @return as of {@link #listConnectionsPage(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default CompletableFuture<Page<ConnectionSummary>> listConnectionsPage(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnectionsPage(Requests.listConnections(request));
    }

    /**
     * Hands each connection of the caller's account with other partners to a consumer, on threads that may block.
     *
     * <p>As {@link #forEachConnection(ListConnectionsRequest, Consumer, Executor)} says, on threads of this library: at most
     * ten a processor, shared by all clients. They are not those that the futures complete on, so the consumer may wait for
     * other futures of this client; for those of {@code forEachConnection} it should not.
     *
     * @param request which connections
     * @param consumer is given one after the other, in the order of the service; may block
     * @return a future that completes once the consumer has returned from the last
     */
    CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer);

    /**
     * Hands each connection of the caller's account with other partners to a consumer, on threads that may block.
     *
     * @param request says which connections; called once, at once
     * @param consumer is given one after the other, in the order of the service; may block
     * @return as of {@link #forEachConnection(ListConnectionsRequest, Consumer)}
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default CompletableFuture<Void> forEachConnection(
            Consumer<ListConnectionsRequest.Builder> request, Consumer<? super ConnectionSummary> consumer) {
        return forEachConnection(Requests.listConnections(request), consumer);
    }

    /**
     * Hands each connection of the caller's account with other partners to a consumer, on an executor.
     *
     * <p>As {@link ListingPublisher#forEach(Consumer, Executor)} says: one at a time, with backpressure.
     *
     * @param request which connections
     * @param consumer is given one after the other, in the order of the service
     * @param executor what the consumer runs on, and what the future completes on; it may block or run a task at once, since
     *     it is never an event loop that submits one
     * @return a future that completes once the consumer has returned from the last
     */
    CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer, Executor executor);

    /**
     * Hands each connection of the caller's account with other partners to a consumer, on an executor.
     *
     * @param request says which connections; called once, at once
     * @param consumer is given one after the other, in the order of the service
     * @param executor what the consumer runs on, and what the future completes on
     * @return as of {@link #forEachConnection(ListConnectionsRequest, Consumer, Executor)}
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default CompletableFuture<Void> forEachConnection(
            Consumer<ListConnectionsRequest.Builder> request,
            Consumer<? super ConnectionSummary> consumer,
            Executor executor) {
        return forEachConnection(Requests.listConnections(request), consumer, executor);
    }

    /**
     * Lists the connections of the caller's account with other partners, as the JDK's reactive stream.
     *
     * <p>Unlike a future, the publisher is cold: nothing is sent before a subscriber requests an item, each subscriber has a
     * listing of its own, and pages are fetched as items are requested. Cancelling a subscription aborts its request in flight.
     * Items are emitted on the requesting thread or on an event loop: do not block there.
     *
     * <p>It goes on where an earlier listing has stopped, emits pages, and reads ahead: see {@link PagedPublisher}.
     *
     * @param request which connections
     * @return the connections
     */
    PagedPublisher<ConnectionSummary> listConnectionsPublisher(ListConnectionsRequest request);

    /**
     * Lists the connections of the caller's account with other partners, as the JDK's reactive stream.
     *
     * @param request says which connections; called once, at once
     * @return as of {@link #listConnectionsPublisher(ListConnectionsRequest)}
     * @throws IllegalArgumentException if the catalog is missing or a member is not as the service's model says
     */
    default PagedPublisher<ConnectionSummary> listConnectionsPublisher(
            Consumer<ListConnectionsRequest.Builder> request) {
        return listConnectionsPublisher(Requests.listConnections(request));
    }
}
