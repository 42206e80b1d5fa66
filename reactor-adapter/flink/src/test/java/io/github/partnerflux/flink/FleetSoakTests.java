// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/**
 * The source of a job lists what the client lists: a small fleet in every build, and 10,000 accounts with {@code -Psoak
 * -pl reactor-adapter/flink -am}.
 */
class FleetSoakTests {

    private static final boolean IS_SOAK = System.getProperty("partnerflux.soak.duration") != null;

    private static final int ACCOUNTS = IS_SOAK ? 10_000 : 50;
    private static final int CONNECTIONS = 100;

    @Test
    @Timeout(value = 10, unit = TimeUnit.MINUTES)
    void listsWhatTheClientLists() throws Exception {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(ACCOUNTS)
                        .connections(CONNECTIONS)
                        .recordRequests(false)
                        .start();
                LocalCluster cluster = new LocalCluster(2, 1)) {
            List<String> keys = EmulatedFleet.keys(emulator);
            FleetHash listed = FleetHash.ofJob(cluster, emulator.endpoint(), keys);
            assertThat(listed.connections()).isEqualTo((long) ACCOUNTS * CONNECTIONS);
            assertThat(listed).isEqualTo(FleetHash.ofClient(emulator.endpoint(), keys));
        }
    }
}
