// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.QualificationsTask;
import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import tools.jackson.databind.node.ObjectNode;

/** What association and disassociation tasks have in common. */
final class Tasks {

    static final String PRIMARY_PARTNER = "PrimaryPartner";
    static final String ASSOCIATED_PARTNER = "AssociatedPartner";

    private Tasks() {}

    /**
     * Checks that no task of the caller is in progress, of either kind.
     *
     * @throws ServiceError if one is
     */
    static void requireNoneInProgress(Call call) {
        if (call.world().qualifications().isTaskInProgress(call.caller().accountId())) {
            throw ServiceError.conflict(
                    "INCOMPATIBLE_QUALIFICATIONS_ASSOCIATION_TASK_STATE", "A qualifications task is in progress");
        }
    }

    static ObjectNode start(Call call, Partner partner, Kind kind, String primaryAccountId) {
        return response(
                call,
                partner,
                call.world().qualifications().start(kind, call.caller().accountId(), primaryAccountId, call.now()));
    }

    static ObjectNode response(Call call, Partner partner, QualificationsTask task) {
        ObjectNode response = PartnerResponse.start(partner, call.catalog());
        response.put("TaskId", task.id());
        response.put("Status", task.isInProgress() ? "IN_PROGRESS" : "SUCCEEDED");
        String member = task.kind() == Kind.ASSOCIATION ? PRIMARY_PARTNER : ASSOCIATED_PARTNER;
        PartnerReferences.write(call, task.primaryAccountId(), response.putObject(member));
        response.put("StartedAt", task.startedAt().toString());
        if (task.endedAt() != null) {
            response.put("EndedAt", task.endedAt().toString());
        }
        return response;
    }
}
