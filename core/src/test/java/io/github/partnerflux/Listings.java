package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.model.ConnectionSummary;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.function.Consumer;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

/** What the tests of faults do with a client. */
final class Listings {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** As often as usual, without the waits. */
    static final RetryPolicy IMPATIENT = RetryPolicy.builder()
            .backoffBase(Duration.ZERO)
            .throttlingBackoffBase(Duration.ZERO)
            .build();

    private Listings() {}

    static PartnerCentralAccountClient.Builder impatientClientFor(URI endpoint) {
        return TestClients.clientFor(endpoint).retryPolicy(IMPATIENT);
    }

    static Flux<String> ids(PartnerCentralAccountClient client) {
        return client.listConnections(r -> r.catalog("AWS")).map(ConnectionSummary::id);
    }

    static List<String> list(PartnerCentralAccountClient client) {
        return ids(client).collectList().block(TIMEOUT);
    }

    /** Nothing is emitted, and then this failure. */
    static <E extends PartnerCentralAccountException> void assertFails(
            PartnerCentralAccountClient client, Class<E> type, int attempts, Consumer<E> more) {
        StepVerifier.create(ids(client))
                .expectErrorSatisfies(e -> {
                    assertThat(e).isExactlyInstanceOf(type);
                    assertThat(e).hasMessageStartingWith("ListConnections: ");
                    assertThat(((PartnerCentralAccountException) e).attempts()).isEqualTo(attempts);
                    more.accept(type.cast(e));
                })
                .verify(TIMEOUT);
    }
}
