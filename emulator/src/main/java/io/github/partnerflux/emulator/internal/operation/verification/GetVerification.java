// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.verification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Verification;
import tools.jackson.databind.node.ObjectNode;

/** Returns the latest verification of a type. */
final class GetVerification implements Operation {

    @Override
    public ObjectNode call(Call call) {
        String type = call.input().text("VerificationType");
        Verification verification = call.state().verifications().find(call.caller(), type);
        if (verification == null) {
            throw ServiceError.notFound("VERIFICATION_NOT_FOUND", "The account has started no " + type);
        }
        return VerificationJson.write(verification);
    }
}
