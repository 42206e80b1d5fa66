// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.benchmarks.client.PartnerfluxWorker;
import io.github.partnerflux.benchmarks.client.WatchWorker;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.StepVerifier;

class UnchangedIntegrationTests {

    private static final long CONNECTIONS = 250;
    private static final int PAGES = 3;

    private final Counters counters = new Counters(new RandomThrottle(0));
    private Server server;
    private URI endpoint;

    @BeforeEach
    void start() throws InterruptedException {
        server = new Server(new Service(Duration.ZERO, new Pages((int) CONNECTIONS), counters));
        endpoint = URI.create("http://127.0.0.1:" + server.port());
    }

    @AfterEach
    void close() {
        server.close();
    }

    @Test
    void areReadByAListing() {
        try (PartnerfluxWorker client = new PartnerfluxWorker(endpoint)) {
            verify(client);
        }
    }

    @Test
    void areReadByAWatch() {
        try (WatchWorker client = new WatchWorker(endpoint)) {
            verify(client);
        }
    }

    private void verify(PartnerfluxWorker client) {
        StepVerifier.create(client.readUnchanged().repeat(1))
                .expectNext(CONNECTIONS, CONNECTIONS)
                .expectComplete()
                .verify(Duration.ofSeconds(30));

        assertThat(counters.take(0).requests()).isEqualTo(2 * PAGES);
    }
}
