// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.test.emulator.EmulatorExtension;
import java.util.concurrent.CompletableFuture;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.extension.ExtensionContext;

/** An emulator and a client for it, which are created for each test. */
final class EmulatedService extends EmulatorExtension {

    private final UnaryOperator<PartnerCentralAccountClient.Builder> settings;

    private PartnerCentralAccountClient client;
    private PartnerCentralAccountClient otherAccount;

    EmulatedService(int connections) {
        this(connections, builder -> builder);
    }

    EmulatedService(int connections, UnaryOperator<PartnerCentralAccountClient.Builder> settings) {
        super(connections);
        this.settings = settings;
    }

    @Override
    public void beforeEach(ExtensionContext context) {
        super.beforeEach(context);
        client = settings.apply(TestClients.clientFor(emulator().endpoint())).build();
        otherAccount = client.withCredentialsProvider(TestClients.credentials(OTHER_ACCOUNT, OTHER_ACCOUNT));
    }

    @Override
    public void afterEach(ExtensionContext context) {
        client.close();
        super.afterEach(context);
    }

    PartnerCentralAccountClient client() {
        return client;
    }

    PartnerCentralAccountFutureClient futures() {
        return PartnerCentralAccountFutureClient.from(client);
    }

    /** Lists the other account's connections first, so that requests that the client has already sent are counted. */
    void assertRequests(int expected) {
        otherAccount.listConnections(r -> r.catalog("AWS").maxResults(10)).blockLast(TIMEOUT);
        assertArrived(expected);
    }

    /** Waits until a future fails and returns the failure as dependent stages receive it. */
    static Throwable failureOf(CompletableFuture<?> future) {
        return await(future.handle((result, failure) -> failure));
    }
}
