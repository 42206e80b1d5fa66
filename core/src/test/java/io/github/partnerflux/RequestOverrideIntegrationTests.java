// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import io.github.partnerflux.test.RawServer;
import java.time.Duration;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

/** Tests the settings of a request that override those of the client. */
class RequestOverrideIntegrationTests {

    @Test
    void headersAreSentAndSignedWithEachPage() {
        try (RawServer server = new RawServer(RawServer.TWO_PAGES);
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
    void anAttemptEndsAtTheTimeoutOfTheRequest() {
        try (RawServer server = new RawServer(RawServer.SILENT);
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
    void aCallEndsAtTheTimeoutOfTheRequest() {
        try (RawServer server = new RawServer(RawServer.SILENT);
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
