// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate;
import tools.jackson.databind.node.ObjectNode;

/** Starts a profile update, unless one is in progress. */
final class StartProfileUpdateTask implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        ProfileUpdate latest = call.world().profileUpdates().latest(call.caller());
        if (latest != null && latest.isInProgress()) {
            throw ProfileUpdateTasks.wrongState("A profile update is in progress: " + latest.taskId());
        }
        call.requireLeftToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY, call.callerInCatalog());
        call.useToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY, call.callerInCatalog());
        ProfileUpdate started = call.world()
                .profileUpdates()
                .start(call.caller(), ProfileJson.read(call.input().object("TaskDetails")), call.now());
        return ProfileUpdateTasks.response(call, partner, started);
    }
}
