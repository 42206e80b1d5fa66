package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.ProfileUpdate;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts, returns and cancels profile updates.
 *
 * <p>Assumption: the reasons of the errors, of which AWS documents the names only; and that the latest update is the
 * one that is returned.
 */
final class ProfileUpdateTasks {

    private ProfileUpdateTasks() {}

    static ObjectNode start(Call call) {
        Partner partner = PartnerLookup.own(call);
        ProfileUpdate latest = call.world().profileUpdates().latest(call.caller());
        if (latest != null && latest.isInProgress()) {
            throw wrongState("A profile update is in progress: " + latest.taskId());
        }
        call.requireLeftToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY, call.callerInCatalog());
        call.useToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_UPDATE_PER_DAY, call.callerInCatalog());
        ProfileUpdate started = call.world()
                .profileUpdates()
                .start(call.caller(), ProfileJson.read(call.input().object("TaskDetails")), call.now());
        return response(call, partner, started);
    }

    static ObjectNode get(Call call) {
        Partner partner = PartnerLookup.own(call);
        return response(call, partner, latest(call));
    }

    static ObjectNode cancel(Call call) {
        Partner partner = PartnerLookup.own(call);
        String taskId = call.input().text("TaskId");
        ProfileUpdate latest = latest(call);
        if (!call.world().profileUpdates().contains(call.caller(), taskId)) {
            throw notFound("The account has no profile update " + taskId);
        }
        if (!latest.isInProgress() || !latest.taskId().equals(taskId)) {
            throw wrongState("The profile update " + taskId + " has ended");
        }
        return response(call, partner, call.world().profileUpdates().cancel(call.caller(), call.now()));
    }

    private static ProfileUpdate latest(Call call) {
        ProfileUpdate latest = call.world().profileUpdates().latest(call.caller());
        if (latest == null) {
            throw notFound("The account has started no profile update in this catalog");
        }
        return latest;
    }

    private static ServiceError notFound(String message) {
        return ServiceError.notFound("PARTNER_PROFILE_TASK_NOT_FOUND", message);
    }

    private static ServiceError wrongState(String message) {
        return ServiceError.conflict("INCOMPATIBLE_PARTNER_PROFILE_TASK_STATE", message);
    }

    private static ObjectNode response(Call call, Partner partner, ProfileUpdate update) {
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
