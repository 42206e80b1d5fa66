// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partner.Domain;
import java.util.List;
import tools.jackson.databind.node.ObjectNode;

/**
 * Disassociates a domain from the caller's partner.
 *
 * <p>Assumption: a domain that is not associated is not found, although the operation is idempotent. The case of a
 * domain does not matter.
 */
final class DisassociateDomain implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        String name = call.input().text("DomainName");
        List<Domain> others = partner.domains().stream()
                .filter(domain -> !domain.name().equalsIgnoreCase(name))
                .toList();
        if (others.size() == partner.domains().size()) {
            throw ServiceError.notFound("PARTNER_DOMAIN_NOT_FOUND", "The domain is not associated with the partner");
        }
        call.world().partners().put(partner.withDomains(others));
        return Json.object();
    }
}
