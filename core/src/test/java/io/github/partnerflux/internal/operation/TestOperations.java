package io.github.partnerflux.internal.operation;

import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;

/** Operations that the service does not have. */
public final class TestOperations {

    private TestOperations() {}

    /** Returns {@code ListConnections} as if executing it twice were as safe as specified. */
    public static Operation<ListConnectionsRequest, ListConnectionsResponse> listConnections(RetrySafety safety) {
        Operation<ListConnectionsRequest, ListConnectionsResponse> real =
                Operations.listConnections().operation();
        return new Operation<>(
                real.name(),
                safety,
                real.input(),
                real.sensitiveMembers(),
                real.overrideConfiguration(),
                real.output(),
                real.hasEmptyOutput());
    }
}
