// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.partner;

import io.github.partnerflux.emulator.internal.operation.Listing;
import io.github.partnerflux.emulator.internal.operation.Operation;
import java.util.Map;

/** The operations of this package, by name. */
public final class PartnerOperations {

    private PartnerOperations() {}

    public static Map<String, Operation> all(Listing listing) {
        return Map.of(
                "SendEmailVerificationCode", new SendEmailVerificationCode(),
                "CreatePartner", new CreatePartner(),
                "GetPartner", new GetPartner(),
                "ListPartners", new ListPartners(listing),
                "GetAllianceLeadContact", new GetAllianceLeadContact(),
                "PutAllianceLeadContact", new PutAllianceLeadContact(),
                "AssociateAwsTrainingCertificationEmailDomain", new AssociateDomain(),
                "DisassociateAwsTrainingCertificationEmailDomain", new DisassociateDomain());
    }
}
