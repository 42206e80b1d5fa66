package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator of 100 connections, or more, and a client for it; new for each test. */
final class EmulatedService implements BeforeEachCallback, AfterEachCallback {

    static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final int connections;
    private final UnaryOperator<PartnerCentralAccountClient.Builder> settings;

    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;
    private PartnerCentralAccountClient otherAccount;

    EmulatedService(int connections) {
        this(connections, builder -> builder);
    }

    EmulatedService(int connections, UnaryOperator<PartnerCentralAccountClient.Builder> settings) {
        this.connections = connections;
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(connections)
                .start();
        client = settings.apply(TestClients.clientFor(emulator.endpoint())).build();
        otherAccount = client.withCredentialsProvider(TestClients.credentials("test-2", "test-2"));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        emulator.close();
    }

    PartnerCentralEmulator emulator() {
        return emulator;
    }

    PartnerCentralAccountClient client() {
        return client;
    }

    PartnerCentralAccountFutureClient futures() {
        return PartnerCentralAccountFutureClient.from(client);
    }

    List<String> ids() {
        return emulator.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    /** Waits for a request. */
    RecordedRequest request(int index) {
        return await(emulator.awaitRequest(index));
    }

    /** Counts once the client has made some round trips for another account: what it had begun before has arrived by then. */
    void assertRequests(int expected) {
        otherAccount.listConnections(r -> r.catalog("AWS").maxResults(10)).blockLast(TIMEOUT);
        assertThat(emulator.requests())
                .filteredOn(request -> "test".equals(request.accessKeyId()))
                .hasSize(expected);
    }

    /** Waits until that many requests have arrived, those for the other account not counted. */
    void awaitRequests(int expected) {
        int seen = 0;
        for (int i = 0; seen < expected; i++) {
            if ("test".equals(request(i).accessKeyId())) {
                seen++;
            }
        }
    }

    void assertAborted(RecordedRequest request) {
        assertThat(await(request.outcome()).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
    }

    /** What a future fails with, as its dependents see it. */
    static Throwable failureOf(CompletableFuture<?> future) {
        return await(future.handle((result, failure) -> failure));
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
