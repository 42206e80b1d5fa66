// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.state.Qualifications;
import io.github.partnerflux.emulator.internal.state.QualificationsAssociation;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * Returns the primary partner of the caller, and all partners that are associated with it.
 *
 * <p>Assumption: a primary partner itself is not associated, and {@code UpdatedAt} is the time since which the caller
 * is associated.
 */
final class GetAssociationDetails implements Operation {

    @Override
    public ObjectNode call(Call call) {
        ObjectNode response = PartnerResponse.start(PartnerLookup.own(call), call.catalog());
        Qualifications qualifications = call.world().qualifications();
        QualificationsAssociation association =
                qualifications.association(call.caller().accountId());
        if (association == null) {
            return response.put("Status", "NOT_ASSOCIATED");
        }
        response.put("Status", "ASSOCIATED");
        PartnerReferences.write(call, association.primaryAccountId(), response.putObject("PrimaryPartner"));
        ArrayNode associated = response.putArray("AssociatedPartners");
        qualifications
                .under(association.primaryAccountId())
                .forEach(each -> PartnerReferences.write(call, each.accountId(), associated.addObject()));
        return response.put("UpdatedAt", association.since().toString());
    }
}
