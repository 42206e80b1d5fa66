package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;

/** The operations of the service. Nothing else knows one by name. */
public final class Operations {

    public static final PagedOperation<ListConnectionsRequest, ListConnectionsResponse, ConnectionSummary>
            LIST_CONNECTIONS = new PagedOperation<>(
                    new Operation<>(
                            "ListConnections",
                            RetrySafety.ALWAYS,
                            ListConnectionsRequest.class,
                            ListConnectionsRequest::overrideConfiguration,
                            JsonCodec.outputReader(ListConnectionsResponse.class)),
                    ListConnectionsRequest::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build(),
                    ListConnectionsResponse::connectionSummaries,
                    ListConnectionsResponse::nextToken);

    private Operations() {}

    /** Prepares what may block, so that a call does not. What cannot be linked fails here, not in a call, which would hang. */
    public static void prepare() {
        LIST_CONNECTIONS.operation().prepare();
    }
}
