package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.internal.json.CodecMapper;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.util.Objects;

/** The operations of the service. Nothing else knows one by name. */
public final class Operations {

    private static final CodecMapper MAPPER = new CodecMapper(ModelCodecs::of);

    public static final PagedOperation<ListConnectionsRequest, ListConnectionsResponse, ConnectionSummary>
            LIST_CONNECTIONS = new PagedOperation<>(
                    new Operation<>(
                            "ListConnections",
                            RetrySafety.ALWAYS,
                            MAPPER.writer(ListConnectionsRequest.class),
                            ListConnectionsRequest::overrideConfiguration,
                            MAPPER.outputReader(ListConnectionsResponse.class)),
                    ListConnectionsRequest::nextToken,
                    (request, token) -> request.toBuilder().nextToken(token).build(),
                    ListConnectionsResponse::connectionSummaries,
                    ListConnectionsResponse::nextToken);

    private Operations() {}

    /** Prepares what may block, so that a call does not. What cannot be linked fails here, not in a call, which would hang. */
    public static void prepare() {
        Objects.requireNonNull(LIST_CONNECTIONS);
    }
}
