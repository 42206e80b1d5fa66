// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import static org.springframework.beans.factory.support.BeanDefinitionBuilder.rootBeanDefinition;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.spring.boot.PartnerCentralAccountConnectionDetails;
import java.util.Arrays;
import java.util.List;
import org.springframework.beans.factory.config.ConfigurableListableBeanFactory;
import org.springframework.beans.factory.support.BeanDefinitionRegistry;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.ContextCustomizer;
import org.springframework.test.context.MergedContextConfiguration;

/** Defines the beans. A record, because equal customizers share a cached context. */
record EmulatorContextCustomizer(int accounts, int connections, long seed) implements ContextCustomizer {

    static final String EMULATOR = "autoConfiguredPartnerCentralEmulator";

    private static final String CONNECTION_DETAILS = "autoConfiguredPartnerCentralEmulatorConnectionDetails";

    @Override
    public void customizeContext(ConfigurableApplicationContext context, MergedContextConfiguration configuration) {
        MergedContextConfiguration parent = configuration.getParent();
        if (parent != null && parent.getContextCustomizers().contains(this)) {
            return; // The parent context has the beans.
        }
        BeanDefinitionRegistry registry = (BeanDefinitionRegistry) context.getBeanFactory();
        registry.registerBeanDefinition(
                EMULATOR,
                rootBeanDefinition(PartnerCentralEmulator.class, this::start)
                        .setDestroyMethodName("close")
                        .getBeanDefinition());
        registry.registerBeanDefinition(
                CONNECTION_DETAILS,
                rootBeanDefinition(EmulatorConnectionDetails.class)
                        .addConstructorArgReference(EMULATOR)
                        .getBeanDefinition());
        context.addBeanFactoryPostProcessor(beanFactory -> {
            checkNoOther(PartnerCentralEmulator.class, EMULATOR, beanFactory);
            checkNoOther(PartnerCentralAccountConnectionDetails.class, CONNECTION_DETAILS, beanFactory);
        });
    }

    private PartnerCentralEmulator start() {
        PartnerCentralEmulator.Builder builder =
                PartnerCentralEmulator.builder().accounts(accounts);
        if (connections != -1) {
            builder.connections(connections);
        }
        if (seed != 0) {
            builder.seed(seed);
        }
        return builder.start();
    }

    private static void checkNoOther(Class<?> type, String name, ConfigurableListableBeanFactory beanFactory) {
        List<String> others = Arrays.stream(beanFactory.getBeanNamesForType(type, true, false))
                .filter(other -> !other.equals(name))
                .toList();
        if (!others.isEmpty()) {
            throw new IllegalStateException("@AutoConfigurePartnerCentralEmulator defines a " + type.getSimpleName()
                    + " bean, but the application context also has " + others
                    + ": remove the annotation, or exclude these beans from the test");
        }
    }
}
