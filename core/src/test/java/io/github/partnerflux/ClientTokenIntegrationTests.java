// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.CancelConnectionInvitationRequest;
import io.github.partnerflux.model.CancelConnectionInvitationResponse;
import io.github.partnerflux.test.RawServer;
import java.util.List;
import java.util.Queue;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Tests that the service can recognize a repeated request, and that each method call is a request of its own. */
class ClientTokenIntegrationTests {

    private static final Pattern TOKEN = Pattern.compile("\"ClientToken\":\"([^\"]*)\"");

    private static final CancelConnectionInvitationRequest REQUEST = CancelConnectionInvitationRequest.builder()
            .catalog("AWS")
            .identifier("pacinv-1234567890123")
            .build();

    @Test
    void retriesAndSubscriptionsRepeatTheRequest() {
        RawServer.ConnectionHandler lost = RawServer.Peer::readRequest;
        try (RawServer server =
                        new RawServer(lost, lost, lost, RawServer.respondingWith(RawServer.response(200, "{}")));
                PartnerCentralAccountClient client =
                        TestClients.clientWithoutBackoff(server.endpoint()).build()) {
            Mono<CancelConnectionInvitationResponse> call = client.cancelConnectionInvitation(REQUEST);

            assertThatExceptionOfType(PartnerCentralTransportException.class)
                    .isThrownBy(() -> call.block(TIMEOUT))
                    .satisfies(e -> assertThat(e.attempts()).isEqualTo(3));
            call.block(TIMEOUT);

            List<String> tokens = tokens(server);
            assertThat(tokens).hasSize(4).allMatch(tokens.get(0)::equals);
            assertThat(UUID.fromString(tokens.get(0)).version()).isEqualTo(7);
        }
    }

    @Test
    void eachMethodCallIsAnotherRequest() {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "{}")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            client.cancelConnectionInvitation(REQUEST).block(TIMEOUT);
            client.cancelConnectionInvitation(REQUEST).block(TIMEOUT);

            assertThat(tokens(server)).hasSize(2).doesNotHaveDuplicates();
        }
    }

    @Test
    void sendsTheTokenOfTheRequest() {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "{}")));
                PartnerCentralAccountClient client =
                        TestClients.clientFor(server.endpoint()).build()) {
            client.cancelConnectionInvitation(
                            REQUEST.toBuilder().clientToken("order-4711").build())
                    .block(TIMEOUT);

            assertThat(tokens(server)).containsExactly("order-4711");
        }
    }

    @Test
    void replacesAnEmptyTokenByThatOfTheProvider() {
        Queue<String> provided = new ConcurrentLinkedQueue<>(List.of("first", "second"));
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(200, "{}")));
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .idempotencyTokenProvider(provided::remove)
                        .build()) {
            client.cancelConnectionInvitation(
                            REQUEST.toBuilder().clientToken("").build())
                    .block(TIMEOUT);
            client.withRetryPolicy(RetryPolicy.none())
                    .cancelConnectionInvitation(REQUEST)
                    .block(TIMEOUT);

            assertThat(tokens(server)).containsExactly("first", "second");
        }
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "white space", "ü"})
    void rejectsWhatIsNoToken(@Nullable String token) {
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .idempotencyTokenProvider(() -> token)
                .build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.cancelConnectionInvitation(REQUEST))
                    .withMessageContaining(
                            token == null || token.isEmpty() ? "idempotencyTokenProvider" : "ClientToken");
        }
    }

    private static List<String> tokens(RawServer server) {
        return server.requests().stream()
                .map(TOKEN::matcher)
                .filter(Matcher::find)
                .map(matcher -> matcher.group(1))
                .toList();
    }
}
