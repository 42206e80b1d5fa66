// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation;

import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;

/** Finds the partner that a call names. */
public final class PartnerLookup {

    private PartnerLookup() {}

    /**
     * Returns the caller's partner, which the input's {@code Identifier} names by its id or ARN.
     *
     * <p>Assumption: for the caller, partners of other accounts do not exist.
     *
     * @throws ServiceError if the caller has no such partner in the catalog
     */
    public static Partner own(Call call) {
        String identifier = call.input().text("Identifier");
        Partner partner = call.world().partners().of(call.caller());
        if (partner == null || !(identifier.equals(partner.id()) || identifier.equals(partner.arn(call.catalog())))) {
            throw ServiceError.notFound("PARTNER_NOT_FOUND", "The account has no such partner in this catalog");
        }
        return partner;
    }
}
