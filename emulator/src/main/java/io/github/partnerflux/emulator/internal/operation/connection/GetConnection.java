// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.connection;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import tools.jackson.databind.node.ObjectNode;

/** Returns a connection of the caller with all its types, canceled ones as well. */
final class GetConnection implements Operation {

    @Override
    public ObjectNode call(Call call) {
        return ConnectionJson.connection(
                ConnectionLookup.require(call, call.input().text("Identifier")), call.catalog());
    }
}
