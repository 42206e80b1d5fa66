// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.RawServer;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** Lists connections and checks the outcome. */
final class Listings {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private Listings() {}

    /** Loads the classes of a call, for tests with timeouts that may be shorter than that. */
    static void warmUp() {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).hasSize(1);
        }
    }

    static Flux<String> ids(PartnerCentralAccountClient client) {
        return client.listConnections(r -> r.catalog("AWS")).map(ConnectionSummary::id);
    }

    static List<String> list(PartnerCentralAccountClient client) {
        return ids(client).collectList().block(TIMEOUT);
    }

    /** Asserts that a listing fails without having emitted anything. */
    static <E extends PartnerCentralAccountException> void assertFails(
            PartnerCentralAccountClient client, Class<E> type, int attempts, Consumer<E> requirements) {
        StepVerifier.create(ids(client))
                .expectErrorSatisfies(e -> {
                    assertThat(e).isExactlyInstanceOf(type);
                    assertThat(e).hasMessageStartingWith("ListConnections: ");
                    assertThat(((PartnerCentralAccountException) e).attempts()).isEqualTo(attempts);
                    requirements.accept(type.cast(e));
                })
                .verify(TIMEOUT);
    }
}
