// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorTest;
import io.github.partnerflux.exception.ConflictException;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.model.AcceptConnectionInvitationResponse;
import io.github.partnerflux.model.Connection;
import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.CreateConnectionInvitationResponse;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.ParticipantType;
import java.time.Duration;
import java.util.Set;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The samples of the page about invitations. */
@PartnerCentralEmulatorTest(accounts = 3, connections = 0)
class InvitationsTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void invites(PartnerCentralAccountClient client, @Account(1) PartnerCentralAccountClient receiver) {
        String profileId = profileId(receiver);

        // #region invite
        Mono<String> invited = client.createConnectionInvitation(invitation -> invitation
                        .catalog("AWS")
                        .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                        .receiverIdentifier(profileId) // such as pprofile-abcdefghij234
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Let us co-sell."))
                .map(CreateConnectionInvitationResponse::id);
        // #endregion invite

        assertThat(invited.block(TIMEOUT)).startsWith("pacinv-");
    }

    @Test
    void reportsARejection(PartnerCentralAccountClient client, @Account(1) PartnerCentralAccountClient receiver) {
        String invitationId = invite(client, profileId(receiver));
        receiver.rejectConnectionInvitation(request ->
                        request.catalog("AWS").identifier(invitationId).reason("No capacity."))
                .block(TIMEOUT);

        // #region rejected
        Mono<InvitationStatus> outcome = client.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(invitationId))
                .result()
                .map(ConnectionInvitation::status)
                .onErrorResume(
                        UnexpectedStateException.class,
                        e -> e.response() instanceof ConnectionInvitation invitation
                                ? Mono.just(invitation.status()) // REJECTED, CANCELED or EXPIRED
                                : Mono.error(e));
        // #endregion rejected

        assertThat(outcome.block(TIMEOUT)).isEqualTo(InvitationStatus.REJECTED);
    }

    @Test
    void acceptsTheInvitationsOfKnownPartners(
            PartnerCentralEmulator emulator,
            PartnerCentralAccountClient client,
            @Account(1) PartnerCentralAccountClient known,
            @Account(2) PartnerCentralAccountClient unknown) {
        Set<String> knownProfiles = Set.of(profileId(known));
        invite(known, profileId(client));
        String ignored = invite(unknown, profileId(client));

        // #region inbox
        Flux<Connection> accepted = client.listConnectionInvitations(request -> request.catalog("AWS")
                        .participantType(ParticipantType.RECEIVER)
                        .status(InvitationStatus.PENDING))
                .filter(invitation -> knownProfiles.contains(invitation.otherParticipantIdentifier()))
                .flatMap(
                        invitation -> client.acceptConnectionInvitation(
                                        request -> request.catalog("AWS").identifier(invitation.id()))
                                .map(AcceptConnectionInvitationResponse::connection)
                                // Cancelled, expired or accepted in the meantime.
                                .onErrorResume(ConflictException.class, e -> Mono.empty()),
                        4);
        // #endregion inbox

        assertThat(accepted.collectList().block(TIMEOUT))
                .singleElement()
                .satisfies(connection -> assertThat(connection.otherParticipantAccountId())
                        .isEqualTo(emulator.account(1).accountId()));
        assertThat(client.getConnectionInvitation(
                                request -> request.catalog("AWS").identifier(ignored))
                        .block(TIMEOUT)
                        .status())
                .isEqualTo(InvitationStatus.PENDING);
    }

    private static String profileId(PartnerCentralAccountClient client) {
        return client.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        client.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .block(TIMEOUT)
                .profile()
                .profileId();
    }

    private static String invite(PartnerCentralAccountClient inviter, String receiverProfileId) {
        return inviter.createConnectionInvitation(invitation -> invitation
                        .catalog("AWS")
                        .connectionType(ConnectionType.OPPORTUNITY_COLLABORATION)
                        .receiverIdentifier(receiverProfileId)
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Let us co-sell."))
                .block(TIMEOUT)
                .id();
    }
}
