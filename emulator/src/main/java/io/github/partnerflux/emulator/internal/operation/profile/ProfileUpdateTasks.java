// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operations of profile updates have in common.
 *
 * <p>Assumption: the reasons of the errors, of which AWS documents the names only.
 */
final class ProfileUpdateTasks {

    private ProfileUpdateTasks() {}

    /**
     * Returns the caller's latest update.
     *
     * @throws ServiceError if it has started none
     */
    static ProfileUpdate requireLatest(Call call) {
        ProfileUpdate latest = call.world().profileUpdates().latest(call.caller());
        if (latest == null) {
            throw notFound("The account has started no profile update in this catalog");
        }
        return latest;
    }

    static ServiceError notFound(String message) {
        return ServiceError.notFound("PARTNER_PROFILE_TASK_NOT_FOUND", message);
    }

    static ServiceError wrongState(String message) {
        return ServiceError.conflict("INCOMPATIBLE_PARTNER_PROFILE_TASK_STATE", message);
    }

    static ObjectNode response(Call call, Partner partner, ProfileUpdate update) {
        ObjectNode response = PartnerResponse.start(partner, call.catalog());
        response.put("TaskId", update.taskId());
        response.set("TaskDetails", ProfileJson.taskDetails(update.details()));
        response.put("StartedAt", update.startedAt().toString());
        response.put("Status", update.status().name());
        if (update.endedAt() != null) {
            response.put("EndedAt", update.endedAt().toString());
        }
        if (!update.errors().isEmpty()) {
            ArrayNode errors = response.putArray("ErrorDetailList");
            update.errors()
                    .forEach(error -> errors.addObject()
                            .put("Locale", error.locale())
                            .put("Message", error.message())
                            .put("Reason", error.reason()));
        }
        return response;
    }
}
