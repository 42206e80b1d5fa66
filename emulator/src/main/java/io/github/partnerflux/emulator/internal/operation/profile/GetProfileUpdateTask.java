// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.PartnerLookup;
import io.github.partnerflux.emulator.internal.state.Partner;
import tools.jackson.databind.node.ObjectNode;

/**
 * Returns a profile update.
 *
 * <p>Assumption: it is the latest one.
 */
final class GetProfileUpdateTask implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Partner partner = PartnerLookup.own(call);
        return ProfileUpdateTasks.response(call, partner, ProfileUpdateTasks.requireLatest(call));
    }
}
