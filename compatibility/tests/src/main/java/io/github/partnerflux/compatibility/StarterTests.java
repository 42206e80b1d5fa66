// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Lists connections with the client that the starter configures in an application. */
@Timeout(60)
class StarterTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        AwsCredentialsProvider credentialsProvider() {
            return StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"));
        }
    }

    @Test
    void listsConnections() {
        try (PartnerCentralEmulator emulator =
                        PartnerCentralEmulator.builder().connections(250).start();
                ConfigurableApplicationContext context = new SpringApplicationBuilder(Application.class)
                        .web(WebApplicationType.NONE)
                        .run("--partnerflux.endpoint=" + emulator.endpoint())) {
            PartnerCentralAccountClient client = context.getBean(PartnerCentralAccountClient.class);
            assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(Duration.ofSeconds(30)))
                    .isEqualTo(250);
        }
    }
}
