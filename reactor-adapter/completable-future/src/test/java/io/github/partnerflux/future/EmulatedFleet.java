// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.test.emulator.ClosableProviders;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator with many accounts and a client for it, which are created for each test. */
final class EmulatedFleet implements BeforeEachCallback, AfterEachCallback {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final int size;
    private final int connections;

    private final ClosableProviders providers = new ClosableProviders();
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
        return FleetAccount.of(account.accountId(), () -> providers.create(account));
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
        client.withCredentialsProvider(new ClosableProviders().create(other))
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
        providers.assertClosed(expected);
    }
}
