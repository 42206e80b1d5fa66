// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.operation.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.internal.operation.profile.Profiles;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/** A group connects two of its accounts and pools their qualifications. */
class QualificationsJourneyIntegrationTests {

    @Test
    void thePrimaryInvitesItsSubsidiaryWhichAcceptsAndAssociatesItsQualifications() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().accounts(2).connections(0).start()) {
            Caller primary = Caller.of(emulator, 0);
            Caller subsidiary = Caller.of(emulator, 1);

            String invitationId = primary.call(
                            "CreateConnectionInvitation",
                            "ConnectionType",
                            "SUBSIDIARY",
                            "ReceiverIdentifier",
                            subsidiary.accountId(),
                            "Name",
                            "Ada",
                            "Email",
                            "alliances@example.com",
                            "Message",
                            "Let us pool our qualifications.")
                    .path("Id")
                    .stringValue();
            subsidiary.call("AcceptConnectionInvitation", "Identifier", invitationId);

            String id = Profiles.partnerId(subsidiary);
            subsidiary.call(
                    "StartQualificationsAssociationTask",
                    "Identifier",
                    id,
                    "PrimaryPartner",
                    Map.of("AccountId", primary.accountId()));
            emulator.advanceTime(Duration.ofSeconds(1));
            assertThat(subsidiary
                            .call("GetQualificationsAssociationTask", "Identifier", id)
                            .path("Status")
                            .stringValue())
                    .isEqualTo("SUCCEEDED");
            JsonNode details = subsidiary.call("GetQualificationsAssociationDetails", "Identifier", id);
            assertThat(details.path("Status").stringValue()).isEqualTo("ASSOCIATED");
            assertThat(details.path("PrimaryPartner").path("AccountId").stringValue())
                    .isEqualTo(primary.accountId());
            assertThat(details.path("AssociatedPartners").findValuesAsString("AccountId"))
                    .containsExactly(subsidiary.accountId());
        }
    }
}
