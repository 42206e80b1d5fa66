// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;

// #region test
@SpringBootTest
@AutoConfigurePartnerCentralEmulator(connections = 250)
class PartnerReportTests {

    @Autowired
    private PartnerCentralEmulator emulator;

    @Autowired
    private PartnerReport report; // a service of the application that uses the client

    @Test
    void countsConnectionsDespiteThrottling() {
        emulator.inject(Fault.throttle());

        assertEquals(250, report.countConnections());
        assertEquals(4, emulator.requestCount()); // three pages, and one attempt that was throttled
    }
}
// #endregion test
