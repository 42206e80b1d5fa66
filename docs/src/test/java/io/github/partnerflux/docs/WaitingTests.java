package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.Account;
import io.github.partnerflux.exception.UnexpectedStateException;
import io.github.partnerflux.exception.WaitTimeoutException;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.GetConnectionResponse;
import io.github.partnerflux.model.ProfileVisibility;
import io.github.partnerflux.model.PutProfileVisibilityResponse;
import io.github.partnerflux.model.TaskDetails;
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
        client.waitUntilConnectionInvitationAccepted(
                        request -> request.catalog("AWS").identifier(invitationId))
                .atMost(Duration.ofDays(7))
                .result()
                .doOnError(UnexpectedStateException.class, e -> System.out.println("not accepted: " + e.getMessage()))
                .doOnError(WaitTimeoutException.class, e -> System.out.println("still open: " + e.response()))
                // #endregion ends
                .onErrorComplete(UnexpectedStateException.class)
                .block();

        assertThat(output.getOut()).contains("not accepted: ");
    }

    @Test
    void updatesAProfile(PartnerCentralAccountClient client) {
        // #region profile
        Mono<PutProfileVisibilityResponse> published = client.listPartners(request -> request.catalog("AWS"))
                .next()
                .flatMap(partner ->
                        client.getPartner(request -> request.catalog("AWS").identifier(partner.id())))
                .flatMap(partner -> client.startProfileUpdateTask(request -> request.catalog("AWS")
                                .identifier(partner.id())
                                .taskDetails(TaskDetails.of(partner.profile()).toBuilder()
                                        .description("Migrations to AWS since 2015.")
                                        .build()))
                        .then(client.waitUntilProfileUpdateTaskSucceeded(
                                        request -> request.catalog("AWS").identifier(partner.id()))
                                .result())
                        .then(client.putProfileVisibility(request ->
                                request.catalog("AWS").identifier(partner.id()).visibility(ProfileVisibility.PUBLIC))));
        // #endregion profile

        assertThat(published.block().visibility()).isEqualTo(ProfileVisibility.PUBLIC);
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
