package io.github.partnerflux.future;

import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.function.Consumer;

/** Requests, from functions that say what is in them. */
final class Requests {

    private Requests() {}

    static ListConnectionsRequest listConnections(Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return builder.build();
    }
}
