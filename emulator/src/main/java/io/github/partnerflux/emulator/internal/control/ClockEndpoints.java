// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Reads and advances the time of the service. */
final class ClockEndpoints {

    private final StateStore store;
    private final EmulatorActions actions;

    ClockEndpoints(StateStore store, EmulatorActions actions) {
        this.store = store;
        this.actions = actions;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("clock", request -> read()),
                Endpoint.post("clock/advance", List.of("duration"), request -> {
                    actions.advanceTime(request.body().duration("duration"));
                    return read();
                }));
    }

    private ObjectNode read() {
        return store.access(state -> Json.object()
                .put("now", state.now().toString())
                .put("advanced", state.timeline().advanced().toString()));
    }
}
