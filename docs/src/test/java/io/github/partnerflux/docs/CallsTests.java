// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.ConflictExceptionReason;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.CreateConnectionInvitationResponse;
import java.util.LinkedHashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Mono;

class CallsTests extends Samples {

    @Test
    void invites(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        String receiver = emulator.account(1).accountId();
        // #region invitation
        Mono<String> invitationId = client.createConnectionInvitation(invitation -> invitation
                        .catalog("AWS")
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .receiverIdentifier(receiver) // an account, or a partner's profile: pprofile-…
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Welcome to the group."))
                .map(CreateConnectionInvitationResponse::id)
                .onErrorResume(
                        ConflictException.class,
                        e -> ConflictExceptionReason.DUPLICATE_CONNECTION.equals(e.reason())
                                ? Mono.empty() // connected already
                                : Mono.error(e));
        // #endregion invitation

        assertThat(invitationId.block()).startsWith("pacinv-");
        emulator.reset();
        emulator.connect("AWS", 0, 1, "SUBSIDIARY");
        assertThat(invitationId.block()).isNull();
    }

    @Test
    void listens(PartnerCentralAccountClient client, CapturedOutput output) {
        // #region metadata
        PartnerCentralAccountClient logging = client.withResponseListener(
                metadata -> System.out.println(metadata.operation() + " " + metadata.requestId()));
        // #endregion metadata

        logging.listPartners(request -> request.catalog("AWS")).blockLast();
        assertThat(output.getOut()).contains("ListPartners ");
    }

    @Test
    void editsPreferences(PartnerCentralAccountClient client, @Account(1) PartnerCentralAccountClient other) {
        String profileId = other.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        other.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .map(partner -> partner.profile().profileId())
                .block();
        // #region edit
        Mono<Void> excluded = client.editConnectionPreferences("AWS", current -> {
                    Set<String> profiles = new LinkedHashSet<>(current.excludedParticipantIds());
                    profiles.add(profileId);
                    return current.toUpdate()
                            .accessType(AccessType.ALLOW_BY_DEFAULT_DENY_SOME)
                            .excludedParticipantIdentifiers(profiles);
                })
                .then();
        // #endregion edit

        excluded.block();
        assertThat(client.getConnectionPreferences(request -> request.catalog("AWS"))
                        .block()
                        .excludedParticipantIds())
                .containsExactly(profileId);
    }
}
