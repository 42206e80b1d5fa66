// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.junit.PartnerCentralEmulatorTest;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.springframework.boot.test.system.OutputCaptureExtension;

/**
 * Runs the samples of a page on an emulator of two accounts with 250 connections each.
 *
 * <p>A page has a copy of what is between {@code // #region name} and {@code // #endregion name}. Clients that a sample
 * creates without an endpoint call the emulator, too; the profiles {@code prod} and {@code test} are its accounts.
 */
@PartnerCentralEmulatorTest(accounts = 2, connections = 250)
@ExtendWith(OutputCaptureExtension.class)
abstract class Samples {

    private static final String ENDPOINT = "aws.endpointUrlPartnerCentralAccount";

    @BeforeEach
    void setTheDefaultEndpoint(PartnerCentralEmulator emulator) {
        System.setProperty(ENDPOINT, emulator.endpoint().toString());
    }

    @AfterEach
    void clearTheDefaultEndpoint() {
        System.clearProperty(ENDPOINT);
    }
}
