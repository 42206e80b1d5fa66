// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

// #region extension
class ThrottlingTests {

    @RegisterExtension
    static final PartnerCentralEmulatorExtension SERVICE = PartnerCentralEmulatorExtension.of(
            emulator -> emulator.connections(250).requestsPerSecond(20));

    @Test
    void listsAllConnections() {
        Long listed = SERVICE.client()
                .listConnections(request -> request.catalog("AWS"))
                .count()
                .block();

        assertEquals(250, listed);
    }
}
// #endregion extension
