package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;

/** An emulator with many accounts and a client for it, which are created for each test. */
final class EmulatedFleet implements BeforeEachCallback, AfterEachCallback {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final int size;
    private final int connections;

    private final Set<ClosableProvider> providers = ConcurrentHashMap.newKeySet();
    private PartnerCentralEmulator emulator;
    private PartnerCentralAccountClient client;

    /**
     * @param size the number of accounts
     * @param connections the number of connections of each account
     */
    EmulatedFleet(int size, int connections) {
        this.size = size;
        this.connections = connections;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        // The requests of the last account, which is not in the fleet, are not counted.
        emulator = PartnerCentralEmulator.builder()
                .accounts(size + 1)
                .connections(connections)
                .start();
        client = TestClients.clientFor(emulator.endpoint()).build();
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        emulator.close();
    }

    PartnerCentralEmulator emulator() {
        return emulator;
    }

    PartnerCentralAccountFutureClient futures() {
        return PartnerCentralAccountFutureClient.from(client);
    }

    List<FleetAccount> accounts() {
        return IntStream.range(0, size).mapToObj(this::account).toList();
    }

    FleetAccount account(int index) {
        EmulatedAccount account = emulator.account(index);
        return FleetAccount.of(account.accountId(), () -> {
            ClosableProvider provider = new ClosableProvider(account);
            providers.add(provider);
            return provider;
        });
    }

    List<String> ids(int index) {
        return emulator.account(index).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    /**
     * Lists the connections of another account first, so that requests that the client has already sent are counted.
     */
    void assertRequests(int expected) {
        EmulatedAccount other = emulator.account(size);
        client.withCredentialsProvider(new ClosableProvider(other))
                .listConnections(r -> r.catalog("AWS"))
                .blockLast(TIMEOUT);
        assertThat(emulator.requests())
                .filteredOn(request -> !other.accessKeyId().equals(request.accessKeyId()))
                .hasSize(expected);
    }

    void assertAllRequestsAborted() {
        assertThat(emulator.requests())
                .isNotEmpty()
                .allSatisfy(request -> assertThat(
                                EmulatedService.await(request.outcome()).kind())
                        .isEqualTo(RecordedRequest.Outcome.Kind.ABORTED));
    }

    /** Asserts that this many accounts have been started, and that all of them release their credentials. */
    void assertProvidersClosed(int expected) {
        assertThat(providers).hasSize(expected).allSatisfy(provider -> EmulatedService.await(provider.closed));
    }

    private static final class ClosableProvider implements IdentityProvider<AwsCredentialsIdentity>, AutoCloseable {

        private final EmulatedAccount account;
        private final CompletableFuture<Void> closed = new CompletableFuture<>();

        ClosableProvider(EmulatedAccount account) {
            this.account = account;
        }

        @Override
        public Class<AwsCredentialsIdentity> identityType() {
            return AwsCredentialsIdentity.class;
        }

        @Override
        public CompletableFuture<AwsCredentialsIdentity> resolveIdentity(ResolveIdentityRequest request) {
            return CompletableFuture.completedFuture(
                    AwsCredentialsIdentity.create(account.accessKeyId(), account.secretAccessKey()));
        }

        @Override
        public void close() {
            closed.complete(null);
        }
    }
}
