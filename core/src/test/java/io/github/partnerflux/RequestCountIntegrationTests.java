// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Tests the number of requests that a subscriber causes, by a client with and without an open connection. */
@ParameterizedClass(name = "warm: {0}")
@ValueSource(booleans = {true, false})
class RequestCountIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Parameter
    boolean warm;

    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;
    private PartnerCentralAccountClient otherAccount;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().accounts(2).connections(500).start();
        client = TestClients.clientFor(emulator.endpoint()).build();
        otherAccount = client.withCredentialsProvider(TestClients.credentials("test-2", "test-2"));
        if (warm) {
            client.listConnections(r -> r.catalog("AWS").maxResults(1)).next().block(TIMEOUT);
            emulator.clearRequests();
        }
    }

    @AfterEach
    void stop() {
        client.close();
        emulator.close();
    }

    @Test
    void aSubscriberWithoutDemandSendsNoRequest() {
        StepVerifier.create(connections(), 0)
                .expectSubscription()
                .then(() -> assertRequests(0))
                .thenCancel()
                .verify(TIMEOUT);
        assertRequests(0);
    }

    @Test
    void demandForOneItemSendsOneRequest() {
        StepVerifier.create(connections(), 0)
                .thenRequest(1)
                .expectNextCount(1)
                .then(() -> assertRequests(1))
                .thenCancel()
                .verify(TIMEOUT);
        assertRequests(1);
    }

    @Test
    void demandForOnePageWithoutReadAheadSendsOneRequest() {
        StepVerifier.create(connections().readAhead(0), 0)
                .thenRequest(100)
                .expectNextCount(100)
                .then(() -> assertRequests(1))
                .thenCancel()
                .verify(TIMEOUT);
        assertRequests(1);
    }

    @Test
    void takeOfHalfAPageSendsOneRequest() {
        assertThat(connections().take(50).collectList().block(TIMEOUT)).hasSize(50);
        assertRequests(1);
    }

    @Test
    void demandForMoreThanHalfAPageFetchesTheNextPage() {
        StepVerifier.create(connections(), 0)
                .thenRequest(51)
                .expectNextCount(51)
                .then(() ->
                        emulator.awaitRequest(1).orTimeout(30, TimeUnit.SECONDS).join())
                .then(() -> assertRequests(2))
                .thenCancel()
                .verify(TIMEOUT);
    }

    @ParameterizedTest(name = "{0} items, on demand {1}: {2} requests")
    @CsvSource({
        "  0, false, 0", " 10, false, 1", "100, false, 2", "101, false, 3", "250, false, 4",
        "  0,  true, 0", " 10,  true, 1", "100,  true, 1", "101,  true, 2", "250,  true, 3"
    })
    void sendsTheRequestsThatTheDemandCallsFor(int items, boolean onDemand, int requests) {
        PagedFlux<ConnectionSummary> listing = onDemand ? connections().readAhead(0) : connections();

        StepVerifier.create(listing, items)
                .expectSubscription()
                .expectNextCount(items)
                .then(() -> awaitRequests(requests))
                .thenCancel()
                .verify(TIMEOUT);

        assertRequests(requests);
    }

    private void awaitRequests(int count) {
        if (count > 0) {
            emulator.awaitRequest(count - 1).orTimeout(30, TimeUnit.SECONDS).join();
        }
    }

    @Test
    void fivePagesTakeFiveRequests() {
        List<String> expected = emulator.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();

        assertThat(connections().map(ConnectionSummary::id).collectList().block(TIMEOUT))
                .isEqualTo(expected);

        assertRequests(5);
    }

    @Test
    void fivePagesByPageTakeFiveRequests() {
        assertThat(connections()
                        .byPage()
                        .map(page -> page.items().size())
                        .collectList()
                        .block(TIMEOUT))
                .containsExactly(100, 100, 100, 100, 100);
        assertRequests(5);
    }

    @Test
    void aCancelAbortsTheRequestInFlight() throws Exception {
        emulator.inject(Fault.never());
        CompletableFuture<RecordedRequest> received = emulator.awaitRequest(0);

        Disposable listing = connections().subscribe();
        RecordedRequest request = received.get(30, TimeUnit.SECONDS);
        listing.dispose();

        assertThat(request.outcome().get(30, TimeUnit.SECONDS).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
        assertRequests(1);
    }

    @Test
    void aCancelDuringTheBackoffSendsNoRetry() throws Exception {
        PartnerCentralAccountClient withLongBackoff = TestClients.clientFor(emulator.endpoint())
                .retryPolicy(RetryPolicy.builder()
                        .throttlingBackoffBase(Duration.ofHours(20))
                        .maxBackoff(Duration.ofHours(20))
                        .build())
                .build();
        emulator.inject(Fault.throttle());
        CompletableFuture<RecordedRequest> received = emulator.awaitRequest(0);

        Disposable listing =
                withLongBackoff.listConnections(r -> r.catalog("AWS")).subscribe();
        received.get(30, TimeUnit.SECONDS).outcome().get(30, TimeUnit.SECONDS);
        listing.dispose();

        assertRequests(1);
        withLongBackoff.close();
    }

    private PagedFlux<ConnectionSummary> connections() {
        return client.listConnections(r -> r.catalog("AWS").maxResults(100));
    }

    /** Counts after fifty requests for another account: by then, all earlier requests have arrived. */
    private void assertRequests(int expected) {
        otherAccount.listConnections(r -> r.catalog("AWS").maxResults(10)).blockLast(TIMEOUT);
        assertThat(emulator.requests())
                .filteredOn(request -> "test".equals(request.accessKeyId()))
                .hasSize(expected);
    }
}
