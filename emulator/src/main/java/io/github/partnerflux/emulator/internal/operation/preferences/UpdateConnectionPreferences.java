// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.preferences;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.ConnectionPreferences;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the caller's preferences.
 *
 * <p>Assumptions: participants can be excluded with {@code ALLOW_BY_DEFAULT_DENY_SOME} only, and otherwise are an error
 * of their member; with it, a list that is absent excludes nobody; the reason of the conflict.
 */
final class UpdateConnectionPreferences implements Operation {

    @Override
    public ObjectNode call(Call call) {
        String accessType = call.input().text("AccessType");
        List<String> excluded = call.input().texts("ExcludedParticipantIdentifiers");
        if (!excluded.isEmpty() && !accessType.equals(ConnectionPreferences.ALLOW_BY_DEFAULT_DENY_SOME)) {
            throw ServiceError.field(
                    "ExcludedParticipantIdentifiers",
                    "is allowed for ALLOW_BY_DEFAULT_DENY_SOME only",
                    FieldError.ACTION_NOT_PERMITTED);
        }
        String caller = call.caller().accountId();
        ConnectionPreferences current = call.world().preferences().of(caller);
        long revision = call.input().number("Revision");
        if (revision != current.revision()) {
            throw ServiceError.conflict(
                    "INCOMPATIBLE_CONNECTION_PREFERENCES_REVISION",
                    "The latest revision is " + current.revision() + ", but the input specifies " + revision);
        }
        ConnectionPreferences updated = current.update(accessType, excluded, call.now());
        call.world().preferences().put(caller, updated);
        return PreferencesJson.preferences(updated, call);
    }
}
