package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.RawServer.page;
import static io.github.partnerflux.RawServer.pageWithToken;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** What a request does otherwise than the client's settings specify. */
class RequestOverrideIntegrationTests {

    @Test
    void headersAreSentAndSignedWithEachPage() {
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        boolean isFirst = !peer.readRequest().contains("NextToken");
                        peer.send(isFirst ? pageWithToken("next", "pac-1") : page("pac-2"));
                    }
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(client.listConnections(request(o -> o.putHeader("X-Correlation-Id", "order-4711")
                                    .putHeader("user-agent", "mine")))
                            .map(connection -> connection.id()))
                    .expectNext("pac-1", "pac-2")
                    .expectComplete()
                    .verify(TIMEOUT);

            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request)
                            .contains("x-correlation-id: order-4711\r\n")
                            .containsPattern("SignedHeaders=[a-z0-9;-]*x-correlation-id")
                            .containsIgnoringCase("user-agent: mine\r\n")
                            .doesNotContain("verrideConfiguration"));
        }
    }

    @Test
    void anAttemptIsLimitedByTheRequest() {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd);
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(client.listConnections(request(o -> o.apiCallAttemptTimeout(Duration.ofMillis(50)))))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(PartnerCentralTransportException.class)
                            .hasMessageContaining("the apiCallAttemptTimeout of PT0.05S")
                            .hasMessageContaining("after 3 attempts"))
                    .verify(TIMEOUT);
        }
    }

    @Test
    void aCallIsLimitedByTheRequest() {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd);
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(client.listConnections(request(o -> o.apiCallTimeout(Duration.ofMillis(50)))))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(PartnerCentralTransportException.class)
                            .hasMessageContaining("the apiCallTimeout of PT0.05S"))
                    .verify(TIMEOUT);
        }
    }

    private static ListConnectionsRequest request(Consumer<RequestOverrideConfiguration.Builder> override) {
        return ListConnectionsRequest.builder()
                .catalog("AWS")
                .overrideConfiguration(override)
                .build();
    }
}
