// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import org.springframework.context.ApplicationContext;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.support.AbstractTestExecutionListener;

/** Resets the emulator before each test method, if the context has one. */
final class ResetEmulatorTestExecutionListener extends AbstractTestExecutionListener {

    @Override
    public void beforeTestMethod(TestContext testContext) {
        // Tests that do not use their context do not load it.
        if (testContext.hasApplicationContext()) {
            ApplicationContext context = testContext.getApplicationContext();
            if (context.containsBean(EmulatorContextCustomizer.EMULATOR)) {
                context.getBean(EmulatorContextCustomizer.EMULATOR, PartnerCentralEmulator.class)
                        .reset();
            }
        }
    }
}
