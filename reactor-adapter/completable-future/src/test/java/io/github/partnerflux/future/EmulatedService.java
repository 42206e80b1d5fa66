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

/** An emulator and a client for it, which are created for each test. */
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

    /** Waits for the request with an index and returns it. */
    RecordedRequest request(int index) {
        return await(emulator.awaitRequest(index));
    }

    /** Lists the other account's connections first, so that requests that the client has already sent are counted. */
    void assertRequests(int expected) {
        otherAccount.listConnections(r -> r.catalog("AWS").maxResults(10)).blockLast(TIMEOUT);
        assertThat(emulator.requests())
                .filteredOn(request -> "test".equals(request.accessKeyId()))
                .hasSize(expected);
    }

    /** Waits for a number of requests, not counting those for the other account. */
    void awaitRequests(int expected) {
        int received = 0;
        for (int i = 0; received < expected; i++) {
            if ("test".equals(request(i).accessKeyId())) {
                received++;
            }
        }
    }

    void assertAborted(RecordedRequest request) {
        assertThat(await(request.outcome()).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED);
    }

    /** Waits until a future fails and returns the failure as dependent stages receive it. */
    static Throwable failureOf(CompletableFuture<?> future) {
        return await(future.handle((result, failure) -> failure));
    }

    static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }
}
