// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.internal.change.ChangeTracker;
import io.github.partnerflux.internal.change.ConnectionListings;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.GetConnectionRequest;
import io.github.partnerflux.model.ListConnectionsRequest;
import reactor.core.publisher.Mono;

/** The connections of an account that a request lists. */
record WatchedConnections(PartnerCentralAccountOperations client, ListConnectionsRequest request)
        implements Watched<ConnectionSummary> {

    WatchedConnections {
        if (request.nextToken() != null) {
            throw new IllegalArgumentException(
                    "the request of a watch must not have a nextToken: each poll lists all connections");
        }
    }

    @Override
    public long scope() {
        return ConnectionListings.scope(request);
    }

    @Override
    public PagedFlux<ConnectionSummary> listing() {
        return client.listConnections(request);
    }

    @Override
    public ChangeTracker.Difference compare(ConnectionSummary connection, ChangeTracker tracker) {
        return tracker.list(connection.id(), ConnectionListings.fingerprint(connection, tracker.fingerprint()));
    }

    @Override
    public Mono<Boolean> isListed(String id) {
        return Mono.defer(() -> client.getConnection(GetConnectionRequest.builder()
                        .catalog(request.catalog())
                        .identifier(id)
                        .overrideConfiguration(request.overrideConfiguration())
                        .build()))
                .map(connection -> ConnectionListings.lists(request, connection))
                .onErrorResume(ResourceNotFoundException.class, notFound -> Mono.just(false));
    }
}
