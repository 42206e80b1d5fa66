// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.QualificationsTask;
import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import tools.jackson.databind.node.ObjectNode;

/** Returns the caller's latest task of a kind. */
final class GetTask implements Operation {

    private final Kind kind;

    GetTask(Kind kind) {
        this.kind = kind;
    }

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        QualificationsTask task =
                call.world().qualifications().latest(kind, call.caller().accountId());
        if (task == null) {
            throw ServiceError.notFound(
                    "QUALIFICATIONS_" + kind + "_TASK_NOT_FOUND", "No such task was started in this catalog");
        }
        return Tasks.response(call, partner, task);
    }
}
