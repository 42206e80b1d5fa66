// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.future.PartnerCentralAccountFutureClient;
import io.github.partnerflux.model.GetPartnerResponse;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class FuturesTests extends Samples {

    @Test
    void calls(PartnerCentralAccountClient client, CapturedOutput output) {
        String partnerId = client.listPartners(request -> request.catalog("AWS"))
                .blockFirst()
                .id();
        // #region calls
        PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
        CompletableFuture<Void> all = futures.forEachConnection(
                request -> request.catalog("AWS"), connection -> System.out.println(connection.id()));
        all.orTimeout(5, TimeUnit.MINUTES).join();

        CompletableFuture<GetPartnerResponse> partner =
                futures.getPartner(request -> request.catalog("AWS").identifier(partnerId));
        // #endregion calls

        assertThat(partner.join().id()).isEqualTo(partnerId);
        assertThat(connectionsOf(output)).isEqualTo(250);
    }

    @Test
    void publishes(PartnerCentralAccountClient client, CapturedOutput output) {
        // #region publisher
        Checkpoint stored = Checkpoint.start(); // or Checkpoint.parse(text) of a stored text
        CompletableFuture<Void> rest = PartnerCentralAccountFutureClient.from(client)
                .listConnectionsPublisher(request -> request.catalog("AWS"))
                .resumeFrom(stored)
                .checkpointed()
                .forEach(connection -> System.out.println(connection.item().id() + ", then " + connection.next()));
        // #endregion publisher

        rest.join();
        assertThat(connectionsOf(output)).isEqualTo(250);
    }

    @Test
    void listsAFleet(PartnerCentralAccountClient client, CapturedOutput output) {
        // #region fleet
        List<FleetAccount> accounts = List.of(
                FleetAccount.of("prod", () -> ProfileCredentialsProvider.create("prod")),
                FleetAccount.of("test", () -> ProfileCredentialsProvider.create("test")));
        CompletableFuture<Void> listed = PartnerCentralAccountFutureClient.from(client)
                .listConnectionsPublisher(accounts, request -> request.catalog("AWS"))
                .maxInFlight(32)
                .forEach(event -> System.out.println(event));
        // #endregion fleet

        listed.join();
        assertThat(output.getOut()).contains("Completed[account=prod", "Completed[account=test");
    }

    @Test
    void watches(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        // #region watch
        CompletableFuture<Void> watch = PartnerCentralAccountFutureClient.from(client)
                .watchConnections(request -> request.catalog("AWS"))
                .from(Snapshot.none()) // or Snapshot.parse(text) of a stored text
                .every(Duration.ofMinutes(15))
                .forEach(event -> System.out.println(event));
        // #endregion watch

        emulator.awaitRequest(2).join();
        assertThat(watch).isNotDone();
        watch.cancel(true);
    }

    private static long connectionsOf(CapturedOutput output) {
        return output.getOut().lines().filter(line -> line.startsWith("pac-")).count();
    }
}
