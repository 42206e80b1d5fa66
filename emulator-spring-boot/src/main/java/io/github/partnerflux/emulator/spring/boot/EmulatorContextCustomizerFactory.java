// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.test.context.ContextConfigurationAttributes;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.ContextCustomizerFactory;
import org.springframework.test.context.TestContextAnnotationUtils;

/** Adds an emulator to the contexts of test classes that are annotated or nested in an annotated class. */
final class EmulatorContextCustomizerFactory implements ContextCustomizerFactory {

    @Override
    public @Nullable ContextCustomizer createContextCustomizer(
            Class<?> testClass, List<ContextConfigurationAttributes> attributes) {
        AutoConfigurePartnerCentralEmulator annotation =
                TestContextAnnotationUtils.findMergedAnnotation(testClass, AutoConfigurePartnerCentralEmulator.class);
        return annotation == null
                ? null
                : new EmulatorContextCustomizer(annotation.accounts(), annotation.connections(), annotation.seed());
    }
}
