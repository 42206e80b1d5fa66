// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Connection;
import tools.jackson.databind.node.ObjectNode;

/**
 * Cancels one type of a connection, for both participants.
 *
 * <p>Assumption: a type that is canceled already and one that the connection never had are the same conflict.
 */
final class CancelConnection implements Operation {

    @Override
    public ObjectNode call(Call call) {
        String id = call.input().text("Identifier");
        String type = call.input().text("ConnectionType");
        Connection connection = ConnectionLookup.require(call, id);
        Connection.Type entry = connection.types().get(type);
        if (entry == null || !entry.isActive()) {
            throw ServiceError.conflict(
                    "INCOMPATIBLE_CONNECTION_STATE", "The type " + type + " of the connection is not active");
        }
        call.world()
                .cancel(
                        call.caller(),
                        connection,
                        type,
                        new Connection.Cancellation(
                                call.now(),
                                call.caller().accountId(),
                                call.input().text("Reason")));
        return ConnectionJson.connection(ConnectionLookup.require(call, id), call.catalog());
    }
}
