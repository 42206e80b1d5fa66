// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import org.junit.jupiter.api.Test;

// #region test
@PartnerCentralEmulatorTest(accounts = 2, connections = 250)
class PartnerReportTests {

    @Test
    void retriesThrottledRequests(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        emulator.inject(Fault.throttle());

        Long listed = client.listConnections(request -> request.catalog("AWS"))
                .count()
                .block();

        assertEquals(250, listed);
        assertEquals(4, emulator.requestCount()); // three pages, and one attempt that was throttled
    }

    @Test
    void listsTheConnectionsOfEachAccount(
            PartnerCentralEmulator emulator, @Account(1) PartnerCentralAccountClient other) {
        ConnectionSummary first =
                other.listConnections(request -> request.catalog("AWS")).blockFirst();

        assertEquals(emulator.account(1).connections().get(0).id(), first.id());
    }
}
// #endregion test
