// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorTest;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.InvitationStatus;
import io.github.partnerflux.model.ParticipantType;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** The samples of the page about connections. */
@PartnerCentralEmulatorTest(accounts = 3, connections = 0)
class ConnectionsTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void endsAPartnership(
            PartnerCentralEmulator emulator,
            PartnerCentralAccountClient client,
            @Account(1) PartnerCentralAccountClient other) {
        emulator.connect("AWS", 0, 1, "OPPORTUNITY_COLLABORATION");
        emulator.connect("AWS", 0, 2, "OPPORTUNITY_COLLABORATION");
        client.createConnectionInvitation(invitation -> invitation
                        .catalog("AWS")
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .receiverIdentifier(emulator.account(1).accountId())
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Welcome to the group."))
                .block(TIMEOUT);
        String accountId = emulator.account(1).accountId();
        String profileId = other.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        other.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .block(TIMEOUT)
                .profile()
                .profileId();

        // #region end
        Flux<ConnectionType> canceled = client.listConnections(
                        request -> request.catalog("AWS").otherParticipantIdentifiers(accountId))
                .flatMap(connection -> Flux.fromIterable(
                                connection.connectionTypes().entrySet())
                        .filter(type -> type.getValue().status().equals(ConnectionTypeStatus.ACTIVE))
                        .flatMap(type -> client.cancelConnection(request -> request.catalog("AWS")
                                        .identifier(connection.id())
                                        .connectionType(type.getKey())
                                        .reason("The contract has ended."))
                                .thenReturn(type.getKey())));
        Mono<Void> withdrawn = client.listConnectionInvitations(request -> request.catalog("AWS")
                        .participantType(ParticipantType.SENDER)
                        .status(InvitationStatus.PENDING)
                        .otherParticipantIdentifiers(accountId, profileId))
                .flatMap(invitation -> client.cancelConnectionInvitation(
                        request -> request.catalog("AWS").identifier(invitation.id())))
                .then();
        // #endregion end

        assertThat(canceled.collectList().block(TIMEOUT)).containsExactly(ConnectionType.OPPORTUNITY_COLLABORATION);
        withdrawn.block(TIMEOUT);
        assertThat(active(client)).isEqualTo(1);
        assertThat(emulator.invitations("AWS"))
                .singleElement()
                .satisfies(invitation -> assertThat(invitation.status()).isEqualTo("CANCELED"));
    }

    private static long active(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .flatMapIterable(connection -> connection.connectionTypes().values())
                .filter(type -> type.status().equals(ConnectionTypeStatus.ACTIVE))
                .count()
                .block(TIMEOUT);
    }

    @Test
    void readsAConnection(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        String connectionId = emulator.connect("AWS", 0, 1, "SUBSIDIARY");

        // #region get
        Mono<String> inviter = client.getConnection(
                        request -> request.catalog("AWS").identifier(connectionId))
                .map(connection -> connection.connectionTypes().get(ConnectionType.SUBSIDIARY))
                .map(subsidiary -> subsidiary.inviterEmail() + ", connected since " + subsidiary.createdAt());
        // #endregion get

        assertThat(inviter.block(TIMEOUT)).contains("@");
    }
}
