// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class ChangesTests extends Samples {

    @Test
    void watches(PartnerCentralAccountClient client, PartnerCentralEmulator emulator, CapturedOutput output) {
        String snapshot = client.watchConnections(request -> request.catalog("AWS"))
                .baseline()
                .once()
                .ofType(ChangeEvent.Synced.class)
                .blockLast()
                .snapshot()
                .text();
        EmulatedAccount account = emulator.account(0);
        String changedId = account.connections().get(0).id();
        String removedId = account.connections().get(1).id();
        String addedId = account.addConnection("AWS", "SUBSIDIARY");
        account.renameOtherParticipant("AWS", changedId, "Analytical Engines");
        account.removeConnection("AWS", removedId);

        // #region watch
        Snapshot stored = snapshot == null ? Snapshot.none() : Snapshot.parse(snapshot);
        Flux<ChangeEvent<ConnectionSummary>> changes = client.watchConnections(request -> request.catalog("AWS"))
                .from(stored)
                .every(Duration.ofMinutes(15))
                .doOnNext(event -> {
                    if (event instanceof ChangeEvent.Added<ConnectionSummary> added) {
                        System.out.println("new: " + added.item().id());
                    } else if (event instanceof ChangeEvent.Changed<ConnectionSummary> changed) {
                        System.out.println("changed: " + changed.item().id());
                    } else if (event instanceof ChangeEvent.Removed<ConnectionSummary> removed) {
                        System.out.println("removed: " + removed.id());
                    } else if (event instanceof ChangeEvent.Synced<ConnectionSummary> synced) {
                        System.out.println("up to date: " + synced.snapshot().text());
                    } else if (event instanceof ChangeEvent.PollFailed<ConnectionSummary> failed) {
                        System.out.println(
                                "failed, and polled again: " + failed.error().getMessage());
                    }
                });
        // #endregion watch

        changes.takeUntil(ChangeEvent.Synced.class::isInstance).blockLast();
        assertThat(output.getOut())
                .contains("new: " + addedId, "changed: " + changedId, "removed: " + removedId, "up to date: ");
    }

    @Test
    void storesAPollInOneTransaction(PartnerCentralAccountClient client) {
        Snapshot snapshot = Snapshot.none();
        // #region transactions
        Flux<Snapshot> stored = client.watchConnections(request -> request.catalog("AWS"))
                .from(snapshot)
                .bufferUntil(ChangeEvent.Synced.class::isInstance)
                .concatMap(changes -> storeInOneTransaction(changes));
        // #endregion transactions

        assertThat(stored.blockFirst().size()).isEqualTo(250);
    }

    @Test
    void watchesAFleet(PartnerCentralAccountClient client) {
        Flux<FleetAccount> accounts = Flux.just("prod", "test")
                .map(profile -> FleetAccount.of(profile, () -> ProfileCredentialsProvider.create(profile)));
        // #region fleet
        Map<String, Snapshot> snapshots = new ConcurrentHashMap<>(); // a table of your database
        Flux<FleetEvent<ChangeEvent<ConnectionSummary>>> cycle = client.listConnections(
                        accounts, request -> request.catalog("AWS"))
                .watch(account -> Mono.justOrEmpty(snapshots.get(account)))
                .once()
                .doOnNext(event -> {
                    if (event instanceof FleetEvent.Item<ChangeEvent<ConnectionSummary>> item
                            && item.item() instanceof ChangeEvent.Synced<ConnectionSummary> synced) {
                        snapshots.put(item.account(), synced.snapshot());
                    }
                });
        Flux<Void> cycles = cycle.then().repeatWhen(ended -> ended.delayElements(Duration.ofMinutes(15)));
        // #endregion fleet

        assertThat(cycle.count().block()).isEqualTo(2 * 252); // changes, then a snapshot and an end of each account
        assertThat(cycle.count().block()).isEqualTo(2 * 2);
        assertThat(cycles).isNotNull();
    }

    private static Mono<Snapshot> storeInOneTransaction(List<ChangeEvent<ConnectionSummary>> changes) {
        assertThat(changes).hasSize(251);
        return changes.get(250) instanceof ChangeEvent.Synced<ConnectionSummary> synced
                ? Mono.just(synced.snapshot())
                : Mono.empty();
    }
}
