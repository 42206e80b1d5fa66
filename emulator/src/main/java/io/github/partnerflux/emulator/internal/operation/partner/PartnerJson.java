// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.PartnerResponse;
import io.github.partnerflux.emulator.internal.operation.profile.ProfileJson;
import io.github.partnerflux.emulator.internal.state.Partner;
import io.github.partnerflux.emulator.internal.state.Partner.AllianceLead;
import io.github.partnerflux.emulator.internal.validation.Input;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Reads and writes partners as the structures of the model. */
final class PartnerJson {

    private PartnerJson() {}

    /** Returns the structure {@code PartnerSummary}. */
    static ObjectNode summary(Partner partner, String catalog) {
        return PartnerResponse.start(partner, catalog)
                .put("LegalName", partner.legalName())
                .put("CreatedAt", partner.createdAt().toString());
    }

    /** Returns the output of {@code GetPartner}. */
    static ObjectNode partner(Partner partner, String catalog) {
        ObjectNode json = summary(partner, catalog);
        json.set("Profile", ProfileJson.partnerProfile(partner.profile(), partner.profileId()));
        ArrayNode domains = json.putArray("AwsTrainingCertificationEmailDomains");
        partner.domains()
                .forEach(domain -> domains.addObject()
                        .put("DomainName", domain.name())
                        .put("RegisteredAt", domain.registeredAt().toString()));
        return json;
    }

    /** Returns the output of the operations of the alliance lead contact. */
    static ObjectNode allianceLead(Partner partner, String catalog) {
        return putAllianceLead(PartnerResponse.start(partner, catalog), partner.allianceLead());
    }

    static ObjectNode putAllianceLead(ObjectNode output, AllianceLead contact) {
        output.putObject("AllianceLeadContact")
                .put("FirstName", contact.firstName())
                .put("LastName", contact.lastName())
                .put("Email", contact.email())
                .put("BusinessTitle", contact.businessTitle());
        return output;
    }

    /** Returns the alliance lead contact of an input. */
    static AllianceLead readAllianceLead(Input input) {
        Input contact = input.object("AllianceLeadContact");
        return new AllianceLead(
                contact.text("FirstName"),
                contact.text("LastName"),
                contact.text("Email"),
                contact.text("BusinessTitle"));
    }
}
