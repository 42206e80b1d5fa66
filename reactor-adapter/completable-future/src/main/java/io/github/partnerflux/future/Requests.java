package io.github.partnerflux.future;

import io.github.partnerflux.model.ListConnectionsRequest;
import java.util.function.Consumer;

/** Builds requests that consumers configure. */
final class Requests {

    private Requests() {}

    static ListConnectionsRequest listConnections(Consumer<ListConnectionsRequest.Builder> request) {
        ListConnectionsRequest.Builder builder = ListConnectionsRequest.builder();
        request.accept(builder);
        return builder.build();
    }
}
