// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.TestInstance;

/** Tests that share an emulator, which is reset before each of them. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
public abstract class AbstractEmulatorIntegrationTests {

    protected final PartnerCentralEmulator emulator;

    protected AbstractEmulatorIntegrationTests(PartnerCentralEmulator.Builder builder) {
        emulator = builder.start();
    }

    @AfterAll
    void stop() {
        emulator.close();
    }

    @BeforeEach
    void reset() {
        emulator.reset();
    }
}
