// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.test.Deployment;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import java.net.URI;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Schedulers;
import reactor.test.StepVerifier;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Tests that a closed client does not retain the class loader of an undeployed application. */
class UndeploymentIntegrationTests {

    /** Sends a page and then an error. */
    private static final ConnectionHandler SERVICE = peer -> {
        peer.readRequest();
        peer.send(page("pac-1"));
        peer.readRequest();
        peer.send(response(400, "{}"));
        peer.awaitEnd();
    };

    @Test
    void aClosedClientLeavesNothing() throws Exception {
        try (RawServer server = new RawServer(SERVICE)) {
            Deployment.assertLeavesNothing(Application.class, server.endpoint());
        }
    }

    /** Uses each kind of thread of the client. */
    static final class Application implements Consumer<URI> {

        @Override
        public void accept(URI endpoint) {
            try (PartnerCentralAccountClient client = TestClients.clientFor(endpoint)
                    .credentialsProvider(new TestCredentials(
                            call -> CompletableFuture.completedFuture(AwsCredentialsIdentity.create("test", "test"))))
                    .build()) {
                assertThat(Listings.list(client)).containsExactly("pac-1");
                StepVerifier.create(Listings.ids(client))
                        .expectError(PartnerCentralServiceException.class)
                        .verify(Listings.TIMEOUT);
            }
            // The application ends the threads that Reactor shares.
            Schedulers.shutdownNow();
        }
    }
}
