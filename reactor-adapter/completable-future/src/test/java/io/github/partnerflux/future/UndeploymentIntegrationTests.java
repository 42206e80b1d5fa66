// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.test.Deployment;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import reactor.core.scheduler.Schedulers;

/** The futures do not keep the class loader of an undeployed application reachable. */
class UndeploymentIntegrationTests {

    @RegisterExtension
    final EmulatedService service = new EmulatedService(5);

    @Test
    void aClosedClientDoesNotKeepTheClassLoader() throws Exception {
        Deployment.assertLeavesNothing(Application.class, service.emulator().endpoint());
    }

    static final class Application implements Consumer<URI> {

        @Override
        public void accept(URI endpoint) {
            try (PartnerCentralAccountClient client =
                    TestClients.clientFor(endpoint).build()) {
                PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
                List<ConnectionSummary> consumed = new ArrayList<>();
                await(futures.forEachConnection(r -> r.catalog("AWS"), consumed::add));
                assertThat(consumed).hasSize(5);
                assertThat(await(futures.listConnections(r -> r.catalog("AWS"))))
                        .hasSize(5);
            }
            Schedulers.shutdownNow();
        }

        // Not orTimeout, whose thread in the JDK keeps the class loader of its first caller reachable.
        private static <T> T await(CompletableFuture<T> future) {
            try {
                return future.get(30, TimeUnit.SECONDS);
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }
    }
}
