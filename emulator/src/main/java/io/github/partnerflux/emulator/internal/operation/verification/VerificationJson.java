// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.verification;

import io.github.partnerflux.emulator.internal.protocol.Json;
import io.github.partnerflux.emulator.internal.state.Verification;
import tools.jackson.databind.node.ObjectNode;

/** Writes verifications as the output of the operations. */
final class VerificationJson {

    private VerificationJson() {}

    static ObjectNode write(Verification verification) {
        ObjectNode json = Json.object();
        json.put("VerificationType", verification.type());
        json.put("VerificationStatus", verification.status());
        if (verification.reason() != null) {
            json.put("VerificationStatusReason", verification.reason());
        }
        ObjectNode details = json.putObject("VerificationResponseDetails");
        if (verification.business() != null) {
            write(verification.business(), details.putObject("BusinessVerificationResponse"));
        }
        if (verification.completion() != null) {
            details.putObject("RegistrantVerificationResponse")
                    .put("CompletionUrl", verification.completion().url())
                    .put(
                            "CompletionUrlExpiresAt",
                            verification.completion().expiresAt().toString());
        }
        json.put("StartedAt", verification.startedAt().toString());
        if (verification.completedAt() != null) {
            json.put("CompletedAt", verification.completedAt().toString());
        }
        return json;
    }

    private static void write(Verification.Business business, ObjectNode response) {
        ObjectNode details = response.putObject("BusinessVerificationDetails")
                .put("LegalName", business.legalName())
                .put("RegistrationId", business.registrationId())
                .put("CountryCode", business.countryCode());
        if (business.jurisdictionOfIncorporation() != null) {
            details.put("JurisdictionOfIncorporation", business.jurisdictionOfIncorporation());
        }
    }
}
