// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.EmailCodes;
import io.github.partnerflux.emulator.internal.state.Quota;
import java.util.Locale;
import tools.jackson.databind.node.ObjectNode;

/** Creates a code for an address, which takes the place of an earlier one. In the sandbox it does nothing. */
final class SendEmailVerificationCode implements Operation {

    private static final int CODES = 1_000_000;

    @Override
    public ObjectNode call(Call call) {
        if (!call.world().isSandbox()) {
            String email = call.input().text("Email");
            String subject = EmailCodes.address(email);
            call.requireLeftToday(Quota.LIMIT_EXCEEDED_NUMBER_OF_EMAIL, subject);
            call.useToday(Quota.LIMIT_EXCEEDED_NUMBER_OF_EMAIL, subject);
            String code = String.format(Locale.ROOT, "%06d", call.state().ids().nextInt(CODES));
            call.state().emailCodes().add(email, code, call.now());
        }
        return Json.object();
    }
}
