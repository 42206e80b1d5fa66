// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.preferences;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.ConnectionPreferences;
import tools.jackson.databind.node.ObjectNode;

/** Writes the caller's preferences as the output of the operations. */
final class PreferencesJson {

    private PreferencesJson() {}

    static ObjectNode preferences(ConnectionPreferences preferences, Call call) {
        ObjectNode json = Json.object();
        json.put("Catalog", call.catalog());
        json.put("Arn", ConnectionPreferences.arn(call.catalog(), call.caller().accountId()));
        json.put("AccessType", preferences.accessType());
        if (preferences.accessType().equals(ConnectionPreferences.ALLOW_BY_DEFAULT_DENY_SOME)) {
            preferences.excluded().forEach(json.putArray("ExcludedParticipantIds")::add);
        }
        json.put("UpdatedAt", preferences.updatedAt().toString());
        json.put("Revision", preferences.revision());
        return json;
    }
}
