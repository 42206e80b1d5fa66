// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Connection;

/** Finds connections of the caller. */
public final class ConnectionLookup {

    private ConnectionLookup() {}

    /**
     * Returns a connection of the caller.
     *
     * <p>Assumption: a connection between others does not exist for the caller.
     *
     * @throws ServiceError if the caller has no connection with this id
     */
    public static Connection require(Call call, String id) {
        Connection connection = call.world().connections().find(call.caller(), id);
        if (connection == null) {
            throw ServiceError.notFound("CONNECTION_NOT_FOUND", "The account has no connection " + id);
        }
        return connection;
    }
}
