// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import tools.jackson.databind.node.ObjectNode;

/**
 * What the operations of a profile's visibility have in common.
 *
 * <p>Assumption: a partner has no profile, and thus no visibility, before its first profile update has succeeded.
 */
final class ProfileVisibility {

    static final String PUBLIC = "PUBLIC";
    private static final String PRIVATE = "PRIVATE";

    private ProfileVisibility() {}

    /**
     * Returns the caller's partner.
     *
     * @throws ServiceError if it has no profile
     */
    static Partner partnerWithProfile(Call call) {
        Partner partner = PartnerLookup.own(call);
        if (partner.profileId() == null) {
            throw ServiceError.notFound("PARTNER_PROFILE_NOT_FOUND", "The partner's first profile is not accepted yet");
        }
        return partner;
    }

    static ObjectNode response(Call call, Partner partner) {
        return PartnerResponse.start(partner, call.catalog())
                .put("Visibility", partner.visible() ? PUBLIC : PRIVATE)
                .put("ProfileId", partner.profileId());
    }
}
