// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.QualificationsAssociation;
import io.github.partnerflux.emulator.internal.state.QualificationsTask.Kind;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts to disassociate the caller, a subsidiary, from its primary partner.
 *
 * <p>Assumption: the codes of the errors, of which AWS documents the names only.
 */
final class StartDisassociation implements Operation {

    @Override
    public ObjectNode call(Call call) {
        PartnerReferences.check(call, Tasks.ASSOCIATED_PARTNER);
        Partner partner = PartnerLookup.own(call);
        Tasks.requireNoneInProgress(call);
        QualificationsAssociation association =
                call.world().qualifications().association(call.caller().accountId());
        if (association == null
                || !association
                        .primaryAccountId()
                        .equals(PartnerReferences.accountId(call, Tasks.ASSOCIATED_PARTNER))) {
            throw ServiceError.business(
                    "The caller's qualifications are not associated with those of this partner",
                    "QUALIFICATIONS_ASSOCIATION_NOT_FOUND");
        }
        return Tasks.start(call, partner, Kind.DISASSOCIATION, association.primaryAccountId());
    }
}
