package io.github.partnerflux.future;

import io.github.partnerflux.Page;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

final class DefaultPartnerCentralAccountFutureClient implements PartnerCentralAccountFutureClient {

    private final PartnerCentralAccountClient client;
    private final int maxListItems;

    DefaultPartnerCentralAccountFutureClient(PartnerCentralAccountClient client, int maxListItems) {
        if (maxListItems < 1) {
            throw new IllegalArgumentException("maxListItems must be 1 or more, but is " + maxListItems);
        }
        this.client = Objects.requireNonNull(client, "client");
        this.maxListItems = maxListItems;
    }

    @Override
    public CompletableFuture<List<ConnectionSummary>> listConnections(ListConnectionsRequest request) {
        return Futures.list(
                client.listConnections(request),
                maxListItems,
                () -> new TooManyItemsException(
                        "ListConnections", maxListItems, "forEachConnection or listConnectionsPublisher"));
    }

    @Override
    public CompletableFuture<Page<ConnectionSummary>> listConnectionsPage(ListConnectionsRequest request) {
        return Futures.one(client.listConnections(request).byPage().next());
    }

    @Override
    public CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer) {
        return listConnectionsPublisher(request).forEach(consumer);
    }

    @Override
    public CompletableFuture<Void> forEachConnection(
            ListConnectionsRequest request, Consumer<? super ConnectionSummary> consumer, Executor executor) {
        return listConnectionsPublisher(request).forEach(consumer, executor);
    }

    @Override
    public PagedPublisher<ConnectionSummary> listConnectionsPublisher(ListConnectionsRequest request) {
        return new PagedFluxPublisher<>(client.listConnections(request));
    }
}
