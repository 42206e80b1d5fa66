// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Call;
import io.github.partnerflux.emulator.internal.operation.Operation;
import io.github.partnerflux.emulator.internal.operation.tag.Tags;
import io.github.partnerflux.emulator.internal.protocol.FieldError;
import io.github.partnerflux.emulator.internal.protocol.ServiceError;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partner.AllianceLead;
import io.github.partnerflux.emulator.internal.state.Partners;
import io.github.partnerflux.emulator.internal.state.Profile;
import io.github.partnerflux.emulator.internal.state.Verification;
import io.github.partnerflux.emulator.internal.state.Verifications;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.node.ObjectNode;

/**
 * Registers the caller as a partner, with a private profile that has no id until a profile update succeeds.
 *
 * <p>Assumptions: an account has one partner in a catalog; the legal name must be the verified one; the sandbox
 * requires no verification and takes any legal name; the codes of the business rules, and that tags in the sandbox are
 * an error of their member; the profile's display name is the legal name at first, and its other members are examples.
 */
final class CreatePartner implements Operation {

    @Override
    public ObjectNode call(Call call) {
        Map<String, String> tags = tags(call);
        String legalName = call.input().text("LegalName");
        AllianceLead contact = PartnerJson.readAllianceLead(call.input());
        requireNoDuplicate(call, legalName);
        EmailVerification.require(call, contact.email());
        if (!call.world().isSandbox()) {
            requireVerified(call, legalName);
        }
        EmailVerification.use(call, contact.email());
        Partner partner = new Partner(
                call.state().ids().next(Partner.ID_PREFIX),
                call.caller().accountId(),
                legalName,
                call.now(),
                contact,
                null,
                initialProfile(legalName, call.input().text("PrimarySolutionType")),
                false,
                List.of(),
                tags);
        call.world().partners().put(partner);
        return PartnerJson.putAllianceLead(PartnerJson.partner(partner, call.catalog()), contact);
    }

    private static void requireNoDuplicate(Call call, String legalName) {
        Partners partners = call.world().partners();
        if (partners.of(call.caller()) != null) {
            throw ServiceError.conflict("DUPLICATE_PARTNER", "The account has a partner in this catalog");
        }
        if (partners.hasLegalName(legalName)) {
            throw ServiceError.conflict("DUPLICATE_PARTNER", "The catalog has a partner with this legal name");
        }
    }

    private static Map<String, String> tags(Call call) {
        if (call.world().isSandbox() && !call.input().objects("Tags").isEmpty()) {
            throw ServiceError.field("Tags", "must be absent in the catalog Sandbox", FieldError.ACTION_NOT_PERMITTED);
        }
        return Tags.add(Map.of(), Tags.read(call.input()));
    }

    private static void requireVerified(Call call, String legalName) {
        Verifications verifications = call.state().verifications();
        if (!verifications.isVerified(call.caller(), Verification.BUSINESS)) {
            throw ServiceError.business("The business is not verified", "INCOMPATIBLE_KNOW_YOUR_BUSINESS_STATUS");
        }
        if (!verifications.isVerified(call.caller(), Verification.REGISTRANT)) {
            throw ServiceError.business("The registrant is not verified", "INCOMPATIBLE_IDENTITY_VERIFICATION_STATUS");
        }
        if (!verifications.isLegalName(call.caller(), legalName)) {
            throw ServiceError.business("The legal name is not the verified one", "INCOMPATIBLE_LEGAL_NAME");
        }
    }

    private static Profile initialProfile(String legalName, String primarySolutionType) {
        return new Profile(
                legalName,
                "No description yet.",
                "https://www.example.com/",
                "https://www.example.com/logo.png",
                primarySolutionType,
                List.of("OTHER"),
                "en-US",
                null,
                null);
    }
}
