// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.event.EventJson;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.List;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Shows what the service sends other than responses: events and verification codes. */
final class MessageEndpoints {

    private final StateStore store;
    private final EmulatorActions actions;

    MessageEndpoints(StateStore store, EmulatorActions actions) {
        this.store = store;
        this.actions = actions;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("events", request -> events()),
                Endpoint.get("email-codes/{email}", request -> code(request.variable("email"))));
    }

    private ObjectNode events() {
        ObjectNode response = Json.object();
        ArrayNode events = response.putArray("events");
        store.access(state -> state.events().all()).forEach(event -> events.add(EventJson.toJson(event)));
        return response;
    }

    private ObjectNode code(String email) {
        String code = actions.emailVerificationCode(email);
        if (code == null) {
            throw ControlError.notFound(
                    "The address " + email + " has no valid code: none was sent, or it was used or has expired");
        }
        return Json.object().put("code", code);
    }
}
