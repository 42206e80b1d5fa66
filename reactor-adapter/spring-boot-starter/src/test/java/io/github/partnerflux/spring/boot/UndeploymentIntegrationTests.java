// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.Deployment;
import java.net.URI;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** The starter does not keep the class loader of an undeployed application reachable. */
class UndeploymentIntegrationTests {

    @Test
    void aClosedContextDoesNotKeepTheClassLoader() throws Exception {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(5).start()) {
            Deployment.assertLeavesNothing(Application.class, emulator.endpoint());
        }
    }

    static final class Application implements Consumer<URI> {

        @Override
        public void accept(URI endpoint) {
            try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
                TestPropertyValues.of("partnerflux.endpoint=" + endpoint).applyTo(context);
                context.registerBean(AwsCredentialsProvider.class, Contexts.credentials("test"));
                context.register(PartnerCentralAccountAutoConfiguration.class);
                context.refresh();
                assertThat(Contexts.list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(5);
            }
            Schedulers.shutdownNow();
        }
    }
}
