// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.publisher.Flux;

class EmulatedFleetIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(150);

    @TempDir
    Path directory;

    @Test
    void connectionsChangeBetweenPollsAndTheirStateIsKept() {
        try (ConnectionStore store =
                new ConnectionStore(new StoredConnections(directory.resolve("connections")).url())) {
            store.open(false).block(TIMEOUT);
            try (EmulatedFleet fleet = new EmulatedFleet(directory.resolve("state/emulator.json"));
                    PartnerCentralAccountClient client = fleet.client()) {

                Cycle added = cycles(fleet, client, store)
                        .skip(1)
                        .filter(cycle -> cycle.added() > 0)
                        .blockFirst(TIMEOUT);

                assertThat(added).isNotNull();
                assertThat(added.accounts()).isEqualTo(4);
                assertThat(added.added()).isLessThan(1_000);
            }
            assertThat(directory.resolve("state/emulator.json")).exists();
        }
    }

    @Test
    void connectionsChangeEvenIfTheirStateCannotBeSaved() throws Exception {
        Path state = Files.createDirectory(directory.resolve("state"));
        Path moved = directory.resolve("moved");
        try (ConnectionStore store =
                new ConnectionStore(new StoredConnections(directory.resolve("connections")).url())) {
            store.open(false).block(TIMEOUT);
            try (EmulatedFleet fleet = new EmulatedFleet(state.resolve("emulator.json"));
                    PartnerCentralAccountClient client = fleet.client()) {
                Files.move(state, moved);

                // The second change, after one that has failed.
                Cycle changed = cycles(fleet, client, store)
                        .filter(cycle -> cycle.changed() > 0)
                        .blockFirst(TIMEOUT);

                assertThat(changed).isNotNull();
                Files.move(moved, state);
            }
        }
    }

    private static Flux<Cycle> cycles(EmulatedFleet fleet, PartnerCentralAccountClient client, ConnectionStore store) {
        return new FleetMirror(client, Flux.fromIterable(fleet.accounts()), store, failure -> {})
                .cycles(Duration.ofMillis(100));
    }
}
