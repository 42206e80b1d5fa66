// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import tools.jackson.databind.node.ObjectNode;

/** Returns the caller's partner. */
final class GetPartner implements Operation {

    @Override
    public ObjectNode call(Call call) {
        return PartnerJson.partner(PartnerLookup.own(call), call.catalog());
    }
}
