package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.codec.ModelCodecs;
import io.github.partnerflux.internal.json.CodecMapper;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import java.util.Set;

/**
 * The operations of the service. Nothing else knows one by name. Each is in a class of its own, which its first call loads: that
 * may block.
 */
public final class Operations {

    private static final CodecMapper MAPPER = new CodecMapper(ModelCodecs::of);

    private Operations() {}

    public static PagedOperation<ListConnectionsRequest, ListConnectionsResponse, ConnectionSummary> listConnections() {
        return ListConnections.OPERATION;
    }

    private static final class ListConnections {

        static final PagedOperation<ListConnectionsRequest, ListConnectionsResponse, ConnectionSummary> OPERATION =
                new PagedOperation<>(
                        new Operation<>(
                                "ListConnections",
                                RetrySafety.ALWAYS,
                                MAPPER.writer(ListConnectionsRequest.class),
                                Set.of(),
                                ListConnectionsRequest::overrideConfiguration,
                                MAPPER.outputReader(ListConnectionsResponse.class),
                                false),
                        (request, token) -> request.toBuilder().nextToken(token).build(),
                        ListConnectionsResponse::connectionSummaries,
                        ListConnectionsResponse::nextToken);
    }
}
