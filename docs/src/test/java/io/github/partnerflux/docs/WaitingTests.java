// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.exception.WaitTimeoutException;
import io.github.partnerflux.model.ConnectionInvitation;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.GetConnectionResponse;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Mono;

class WaitingTests extends Samples {

    @Test
    void waitsForAnInvitation(
            PartnerCentralAccountClient client,
            @Account(1) PartnerCentralAccountClient receiver,
            PartnerCentralEmulator emulator) {
        String invitationId = invite(client, emulator);
        // #region invitation
        Mono<GetConnectionResponse> connection = client.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(invitationId))
                .every(Duration.ofMinutes(1))
                .atMost(Duration.ofDays(7))
                .result()
                .flatMap(accepted ->
                        client.getConnection(request -> request.catalog("AWS").identifier(accepted.connectionId())));
        // #endregion invitation

        receiver.acceptConnectionInvitation(request -> request.catalog("AWS").identifier(invitationId))
                .block();
        assertThat(connection.block().connectionTypes()).containsOnlyKeys(ConnectionType.SUBSIDIARY);
    }

    @Test
    void handlesOtherEnds(
            PartnerCentralAccountClient client,
            @Account(1) PartnerCentralAccountClient receiver,
            PartnerCentralEmulator emulator,
            CapturedOutput output) {
        String invitationId = invite(client, emulator);
        receiver.rejectConnectionInvitation(request -> request.catalog("AWS").identifier(invitationId))
                .block();
        // #region ends
        Mono<ConnectionInvitation> accepted = client.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(invitationId))
                .atMost(Duration.ofDays(7))
                .result()
                .doOnError(UnexpectedStateException.class, e -> System.out.println("not accepted: " + e.getMessage()))
                .doOnError(WaitTimeoutException.class, e -> System.out.println("still open: " + e.response()));
        // #endregion ends

        accepted.onErrorComplete(UnexpectedStateException.class).block();
        assertThat(output.getOut()).contains("not accepted: ");
    }

    private static String invite(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        return client.createConnectionInvitation(request -> request.catalog("AWS")
                        .connectionType(ConnectionType.SUBSIDIARY)
                        .receiverIdentifier(emulator.account(1).accountId())
                        .name("Ada Lovelace")
                        .email("alliances@example.com")
                        .message("Welcome to the group."))
                .block()
                .id();
    }
}
