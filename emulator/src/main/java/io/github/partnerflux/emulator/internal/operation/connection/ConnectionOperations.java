// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class ConnectionOperations {

    private ConnectionOperations() {}

    public static Map<String, Operation> all(Listing listing) {
        return Map.of(
                "CancelConnection", new CancelConnection(),
                "GetConnection", new GetConnection(),
                "ListConnections", new ListConnections(listing));
    }
}
