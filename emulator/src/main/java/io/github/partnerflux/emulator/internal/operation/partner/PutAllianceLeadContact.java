// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.state.EmailCodes;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partner.AllianceLead;
import tools.jackson.databind.node.ObjectNode;

/**
 * Replaces the alliance lead contact of the caller's partner.
 *
 * <p>Assumption: the code is required, checked and used only if the address changes.
 */
final class PutAllianceLeadContact implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        AllianceLead contact = PartnerJson.readAllianceLead(call.input());
        String email = contact.email();
        if (!EmailCodes.address(email)
                .equals(EmailCodes.address(partner.allianceLead().email()))) {
            EmailVerification.require(call, email);
            EmailVerification.use(call, email);
        }
        Partner changed = partner.withAllianceLead(contact);
        call.world().partners().put(changed);
        return PartnerJson.allianceLead(changed, call.catalog());
    }
}
