// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.profile;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import tools.jackson.databind.node.ObjectNode;

/** Returns the visibility of the caller's profile. */
final class GetProfileVisibility implements Operation {

    @Override
    public ObjectNode call(Call call) {
        return ProfileVisibility.response(call, ProfileVisibility.partnerWithProfile(call));
    }
}
