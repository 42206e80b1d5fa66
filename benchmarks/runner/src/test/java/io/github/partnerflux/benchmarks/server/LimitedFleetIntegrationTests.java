// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.benchmarks.client.PartnerfluxWorker;
import io.github.partnerflux.model.ConnectionSummary;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class LimitedFleetIntegrationTests {

    private static final int ACCOUNTS = 10;
    private static final int PAGES = 3;
    private static final int CONNECTIONS = 250;

    private final Counters counters = new Counters(new AccountThrottle(5, 1_000, System::nanoTime));

    private final AtomicInteger failedAccounts = new AtomicInteger();
    private Server server;
    private PartnerfluxWorker client;

    @BeforeEach
    void start() throws InterruptedException {
        server = new Server(new Service(Duration.ofMillis(1), new Pages(CONNECTIONS), counters));
        client = new PartnerfluxWorker(URI.create("http://127.0.0.1:" + server.port()));
    }

    @AfterEach
    void close() {
        client.close();
        server.close();
    }

    @Test
    void isListedCompletelyAsAFleet() {
        verify(client.listFleet(ACCOUNTS, failedAccounts::incrementAndGet));
    }

    @Test
    void isListedCompletelyAsSingleListings() {
        verify(client.listEach(ACCOUNTS, failedAccounts::incrementAndGet));
    }

    private void verify(Flux<ConnectionSummary> fleet) {
        StepVerifier.create(fleet)
                .expectNextCount(ACCOUNTS * CONNECTIONS)
                .expectComplete()
                .verify(Duration.ofSeconds(30));

        ServerSample served = counters.take(0);
        assertThat(failedAccounts).hasValue(0);
        assertThat(served.requests() - served.throttled()).isEqualTo(ACCOUNTS * PAGES);
    }
}
