// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;

/**
 * Checks the verification codes of calls. In the sandbox, to which no codes are sent, any six digits are valid.
 *
 * <p>Assumption: a missing or wrong code is a validation error of the member, and a failed call does not use a code.
 */
final class EmailVerification {

    private static final String CODE = "EmailVerificationCode";

    private EmailVerification() {}

    /**
     * Checks that the input has the valid code of an address.
     *
     * @throws ServiceError if it has not
     */
    static void require(Call call, String email) {
        String code = call.input().optionalText(CODE);
        if (code == null) {
            throw ServiceError.field(CODE, "is required for this address", FieldError.REQUIRED_FIELD_MISSING);
        }
        if (!call.world().isSandbox() && !code.equals(call.state().emailCodes().find(email, call.now()))) {
            throw ServiceError.field(CODE, "is not the valid code of the address", FieldError.INVALID_VALUE);
        }
    }

    /** Uses the code of an address. */
    static void use(Call call, String email) {
        if (!call.world().isSandbox()) {
            call.state().emailCodes().remove(email);
        }
    }
}
