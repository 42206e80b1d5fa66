// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorExtension;
import io.github.partnerflux.model.AcceptConnectionInvitationResponse;
import io.github.partnerflux.model.Connection;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.GetQualificationsAssociationDetailsResponse;
import io.github.partnerflux.model.PartnerSummary;
import io.github.partnerflux.model.QualificationsAssociationStatus;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.publisher.Mono;

/** The samples of the page about qualifications. */
class SubsidiariesTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @RegisterExtension
    static final PartnerCentralEmulatorExtension EMULATOR = PartnerCentralEmulatorExtension.of(
            emulator -> emulator.accounts(2).connections(0).qualificationsTaskDuration(Duration.ZERO));

    @Test
    void associatesQualifications(
            PartnerCentralEmulator emulator,
            @Account(0) PartnerCentralAccountClient primary,
            @Account(1) PartnerCentralAccountClient subsidiary) {
        String primaryAccountId = emulator.account(0).accountId();
        String subsidiaryAccountId = emulator.account(1).accountId();

        // #region connect
        Mono<Connection> connected = primary.createConnectionInvitation(invitation -> invitation
                        .catalog("AWS")
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .receiverIdentifier(subsidiaryAccountId)
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Welcome to the group."))
                .flatMap(invitation -> subsidiary.acceptConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .map(AcceptConnectionInvitationResponse::connection);
        // #endregion connect
        connected.block(TIMEOUT);

        // #region associate
        Mono<GetQualificationsAssociationDetailsResponse> associated = subsidiary
                .listPartners(request -> request.catalog("AWS"))
                .next()
                .map(PartnerSummary::id)
                .flatMap(partnerId -> subsidiary
                        .startQualificationsAssociationTask(request -> request.catalog("AWS")
                                .identifier(partnerId)
                                .primaryPartner(partner -> partner.accountId(primaryAccountId)))
                        .then(subsidiary
                                .waitUntilQualificationsAssociationTaskSucceeded(
                                        request -> request.catalog("AWS").identifier(partnerId))
                                .result())
                        .then(subsidiary.getQualificationsAssociationDetails(
                                request -> request.catalog("AWS").identifier(partnerId))));
        // #endregion associate

        GetQualificationsAssociationDetailsResponse details = associated.block(TIMEOUT);
        assertThat(details.status()).isEqualTo(QualificationsAssociationStatus.ASSOCIATED);
        assertThat(details.associatedPartners())
                .singleElement()
                .satisfies(partner -> assertThat(partner.accountId()).isEqualTo(subsidiaryAccountId));
    }
}
