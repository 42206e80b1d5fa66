// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import static io.github.partnerflux.emulator.internal.state.Quota.LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.state.Partner;
import tools.jackson.databind.node.ObjectNode;

/**
 * Sets the visibility of the caller's profile.
 *
 * <p>Assumption: each call counts toward the quota, even if it changes nothing.
 */
final class PutProfileVisibility implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = ProfileVisibility.partnerWithProfile(call);
        call.requireLeftToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY, call.callerInCatalog());
        call.useToday(LIMIT_EXCEEDED_NUMBER_OF_PROFILE_VISIBILITY_UPDATE_PER_DAY, call.callerInCatalog());
        Partner changed = partner.withVisible(call.input().text("Visibility").equals(ProfileVisibility.PUBLIC));
        call.world().partners().put(changed);
        return ProfileVisibility.response(call, changed);
    }
}
