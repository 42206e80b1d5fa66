// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class FleetsTests extends Samples {

    @Test
    void listsAFleet(PartnerCentralAccountClient client, CapturedOutput output) {
        // #region fleet
        Flux<FleetAccount> accounts = Flux.just("prod", "test", "staging")
                .map(profile -> FleetAccount.of(profile, () -> ProfileCredentialsProvider.create(profile)));
        Flux<FleetEvent<ConnectionSummary>> events = client.listConnections(accounts, request -> request.catalog("AWS"))
                .doOnNext(event -> {
                    if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
                        System.out.println(item.account() + " " + item.item().id() + " " + item.next());
                    } else if (event instanceof FleetEvent.Completed<ConnectionSummary> completed) {
                        System.out.println(completed.account() + " has " + completed.items() + " connections");
                    } else if (event instanceof FleetEvent.Failed<ConnectionSummary> failed) {
                        System.out.println(
                                failed.account() + " failed: " + failed.error().getMessage());
                    }
                });
        // #endregion fleet

        assertThat(events.count().block()).isEqualTo(250 + 250 + 3);
        assertThat(output.getOut())
                .contains("prod has 250 connections", "test has 250 connections", "staging failed: ");
    }

    @Test
    void limitsAFleet(PartnerCentralAccountClient client) {
        Flux<FleetAccount> accounts = accounts();
        // #region limits
        FleetFlux<ConnectionSummary> fleet = client.listConnections(accounts, request -> request.catalog("AWS"))
                .maxInFlight(32)
                .maxOpen(2_000)
                .ratePerAccount(10, 20); // requests per second, and how many of them may be sent at once
        // #endregion limits

        assertThat(fleet.filter(FleetEvent.Completed.class::isInstance).count().block())
                .isEqualTo(2);
    }

    @Test
    void resumesAFleet(PartnerCentralAccountClient client, PartnerCentralEmulator emulator) {
        Flux<String> profiles = Flux.just("prod", "test");
        // #region checkpoints
        Map<String, String> checkpoints = new ConcurrentHashMap<>(); // a table of your database
        Flux<FleetAccount> accounts =
                profiles.map(profile -> FleetAccount.of(profile, () -> ProfileCredentialsProvider.create(profile))
                        .from(Checkpoint.parse(checkpoints.getOrDefault(
                                profile, Checkpoint.start().toString()))));
        Mono<Void> listed = client.listConnections(accounts, request -> request.catalog("AWS"))
                .doOnNext(event -> {
                    if (event instanceof FleetEvent.Item<ConnectionSummary> item) {
                        checkpoints.put(item.account(), item.next().toString());
                    } else if (event instanceof FleetEvent.Completed<ConnectionSummary> completed) {
                        checkpoints.put(completed.account(), Checkpoint.end().toString());
                    }
                })
                .then();
        // #endregion checkpoints

        listed.block();
        assertThat(emulator.requestCount()).isEqualTo(6);
        listed.block();
        assertThat(emulator.requestCount()).isEqualTo(6); // accounts at their end cost no request
    }

    private static Flux<FleetAccount> accounts() {
        return Flux.just("prod", "test")
                .map(profile -> FleetAccount.of(profile, () -> ProfileCredentialsProvider.create(profile)));
    }
}
