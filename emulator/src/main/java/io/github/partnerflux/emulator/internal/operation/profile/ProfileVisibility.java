package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import tools.jackson.databind.node.ObjectNode;

/**
 * Returns and sets the visibility of profiles.
 *
 * <p>Assumption: a partner has no profile, and thus no visibility, before its first profile update has succeeded. Each
 * call that sets the visibility counts toward the quota, even if it changes nothing.
 */
final class ProfileVisibility {

    private static final String PUBLIC = "PUBLIC";
    private static final String PRIVATE = "PRIVATE";

    private ProfileVisibility() {}

    static ObjectNode get(Call call) {
        return response(call, partnerWithProfile(call));
    }

    static ObjectNode put(Call call) {
        Partner partner = partnerWithProfile(call);
        call.requireLeftToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY, call.callerInCatalog());
        call.useToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY, call.callerInCatalog());
        Partner changed = partner.withVisible(call.input().text("Visibility").equals(PUBLIC));
        call.world().partners().put(changed);
        return response(call, changed);
    }

    private static Partner partnerWithProfile(Call call) {
        Partner partner = PartnerLookup.own(call);
        if (partner.profileId() == null) {
            throw ServiceError.notFound("PARTNER_PROFILE_NOT_FOUND", "The partner's first profile is not accepted yet");
        }
        return partner;
    }

    private static ObjectNode response(Call call, Partner partner) {
        return PartnerResponse.start(partner, call.catalog())
                .put("Visibility", partner.visible() ? PUBLIC : PRIVATE)
                .put("ProfileId", partner.profileId());
    }
}
