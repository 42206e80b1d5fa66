// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.preferences;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import tools.jackson.databind.node.ObjectNode;

/** Returns the caller's preferences. */
final class GetConnectionPreferences implements Operation {

    @Override
    public ObjectNode call(Call call) {
        return PreferencesJson.preferences(
                call.world().preferences().of(call.caller().accountId()), call);
    }
}
