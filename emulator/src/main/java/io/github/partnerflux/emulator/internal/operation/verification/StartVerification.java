// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.verification;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Verification;
import io.github.partnerflux.emulator.internal.state.Verifications;
import io.github.partnerflux.emulator.internal.validation.Input;
import tools.jackson.databind.node.ObjectNode;

/**
 * Starts the verification of a type, unless the latest one is open or has succeeded.
 *
 * <p>Assumptions: the reasons of the conflicts, of which AWS documents the names only; the details are required although
 * the model does not say so; a business has no page to complete the verification on.
 */
final class StartVerification implements Operation {

    private static final String DETAILS = "VerificationDetails";
    private static final String BUSINESS_DETAILS = "BusinessVerificationDetails";

    @Override
    public ObjectNode call(Call call) {
        Input details = call.input().optionalObject(DETAILS);
        if (details == null) {
            throw ServiceError.field(DETAILS, "is required, but missing", FieldError.REQUIRED_FIELD_MISSING);
        }
        boolean business = details.tag().equals(BUSINESS_DETAILS);
        requireStartable(call, business ? Verification.BUSINESS : Verification.REGISTRANT);
        Verification verification = business
                ? Verification.ofBusiness(business(details.object(BUSINESS_DETAILS)), call.now())
                : Verification.ofRegistrant(
                        Verifications.completion(call.state().ids().nextUuid(), call.now()), call.now());
        call.state().verifications().put(call.caller(), verification);
        return VerificationJson.write(verification);
    }

    private static void requireStartable(Call call, String type) {
        Verification latest = call.state().verifications().find(call.caller(), type);
        if (latest == null) {
            return;
        }
        if (!latest.isFinal()) {
            throw ServiceError.conflict("VERIFICATION_ALREADY_IN_PROGRESS", "The latest " + type + " has not ended");
        }
        if (latest.isSuccessful()) {
            throw ServiceError.conflict("ACCOUNT_ALREADY_VERIFIED", "The latest " + type + " has succeeded");
        }
    }

    private static Verification.Business business(Input details) {
        return new Verification.Business(
                details.text("LegalName"),
                details.text("RegistrationId"),
                details.text("CountryCode"),
                details.optionalText("JurisdictionOfIncorporation"));
    }
}
