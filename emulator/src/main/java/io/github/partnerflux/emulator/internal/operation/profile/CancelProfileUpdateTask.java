// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate;
import tools.jackson.databind.node.ObjectNode;

/** Cancels the profile update that is in progress. */
final class CancelProfileUpdateTask implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        String taskId = call.input().text("TaskId");
        ProfileUpdate latest = ProfileUpdateTasks.requireLatest(call);
        if (!call.world().profileUpdates().contains(call.caller(), taskId)) {
            throw ProfileUpdateTasks.notFound("The account has no profile update " + taskId);
        }
        if (!latest.isInProgress() || !latest.taskId().equals(taskId)) {
            throw ProfileUpdateTasks.wrongState("The profile update " + taskId + " has ended");
        }
        return ProfileUpdateTasks.response(
                call, partner, call.world().profileUpdates().cancel(call.caller(), call.now()));
    }
}
