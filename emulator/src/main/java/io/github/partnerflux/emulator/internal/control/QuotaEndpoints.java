// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.control;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Quota;
import io.github.partnerflux.emulator.internal.state.StateStore;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/** Lists and sets quotas. */
final class QuotaEndpoints {

    private final StateStore store;
    private final EmulatorActions actions;

    QuotaEndpoints(StateStore store, EmulatorActions actions) {
        this.store = store;
        this.actions = actions;
    }

    List<Endpoint> all() {
        return List.of(
                Endpoint.get("quotas", request -> list()),
                Endpoint.put("quotas/{reason}", List.of("limit"), request -> {
                    actions.setQuota(request.variable("reason"), request.body().integer("limit"));
                    return list();
                }));
    }

    private ObjectNode list() {
        ObjectNode quotas = Json.object();
        store.access(state -> {
            for (Quota quota : Quota.values()) {
                quotas.put(quota.name(), state.limits().of(quota));
            }
            return quotas;
        });
        ObjectNode response = Json.object();
        response.set("quotas", quotas);
        return response;
    }
}
