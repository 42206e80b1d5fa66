// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.benchmarks.Contestant;
import io.github.partnerflux.benchmarks.client.PartnerfluxWorker;
import io.github.partnerflux.benchmarks.limit.LimitContestant;
import java.net.URI;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

class SameConnectionsIntegrationTests {

    private static final int CONNECTIONS = 250;

    private Server server;
    private URI endpoint;

    void start(int pageSize) throws InterruptedException {
        server = new Server(
                new Service(Duration.ZERO, new Pages(CONNECTIONS, pageSize), new Counters(new RandomThrottle(0))));
        endpoint = URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @ParameterizedTest
    @ValueSource(ints = {7, 100})
    void areReceivedByAllContestants(int pageSize) throws InterruptedException {
        start(pageSize);
        List<Function<URI, Contestant<?>>> contestants = List.of(
                PartnerfluxWorker::new, LimitContestant::parser, LimitContestant::scanner, LimitContestant::databind);

        Set<List<Long>> received = new HashSet<>();
        for (Function<URI, Contestant<?>> contestant : contestants) {
            try (Contestant<?> client = contestant.apply(endpoint)) {
                StepVerifier.create(checksums(client, pageSize))
                        .consumeNextWith(received::add)
                        .expectComplete()
                        .verify(Duration.ofSeconds(30));
            }
        }

        assertThat(received)
                .singleElement(InstanceOfAssertFactories.list(Long.class))
                .hasSize(CONNECTIONS)
                .doesNotHaveDuplicates();
    }

    private static <T> Mono<List<Long>> checksums(Contestant<T> contestant, int pageSize) {
        return Flux.from(contestant.list(0, pageSize)).map(contestant::checksum).collectList();
    }
}
