// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.service;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.ClientTokens;
import java.nio.charset.StandardCharsets;
import tools.jackson.databind.node.ObjectNode;

/** Executes calls, each client token only once. */
final class IdempotentExecution {

    private static final String CLIENT_TOKEN = "ClientToken";

    private IdempotentExecution() {}

    /** Returns the output: that of the first call, if the token was used before with the same input. */
    static ObjectNode execute(String name, Operation operation, Call call) {
        String token = call.input().optionalText(CLIENT_TOKEN);
        if (token == null) {
            return operation.call(call);
        }
        ClientTokens.Key key = new ClientTokens.Key(call.caller().accountId(), name, token);
        String input = call.input().canonical(CLIENT_TOKEN);
        ClientTokens tokens = call.state().clientTokens();
        ClientTokens.Outcome earlier = tokens.find(key, call.now());
        if (earlier != null) {
            if (!earlier.input().equals(input)) {
                throw ServiceError.conflict(
                        "CONFLICT_CLIENT_TOKEN", "The client token was used with another input in the last 24 hours");
            }
            return (ObjectNode) Json.read(earlier.response().getBytes(StandardCharsets.UTF_8));
        }
        ObjectNode output = operation.call(call);
        tokens.add(key, new ClientTokens.Outcome(input, output.toString(), call.now()));
        return output;
    }
}
