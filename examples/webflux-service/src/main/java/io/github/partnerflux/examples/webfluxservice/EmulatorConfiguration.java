// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.webfluxservice;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.spring.boot.PartnerCentralAccountConnectionDetails;
import java.net.URI;
import org.springframework.boot.autoconfigure.condition.ConditionalOnBooleanProperty;
import org.springframework.boot.context.properties.EnableConfigurationProperties;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Replaces AWS with an emulator, unless {@code demo.emulator.enabled} is {@code false}. */
@Configuration(proxyBeanMethods = false)
@ConditionalOnBooleanProperty(name = "demo.emulator.enabled", matchIfMissing = true)
@EnableConfigurationProperties(EmulatorProperties.class)
final class EmulatorConfiguration {

    @Bean(destroyMethod = "close")
    PartnerCentralEmulator emulator(EmulatorProperties properties) {
        return PartnerCentralEmulator.builder()
                .connections(properties.connections())
                .latency(properties.latency())
                .throttleRate(properties.throttleRate())
                .start();
    }

    @Bean
    PartnerCentralAccountConnectionDetails emulatorConnectionDetails(PartnerCentralEmulator emulator) {
        EmulatedAccount account = emulator.account(0);
        return new PartnerCentralAccountConnectionDetails() {
            @Override
            public URI getEndpoint() {
                return emulator.endpoint();
            }

            @Override
            public AwsCredentialsProvider getCredentialsProvider() {
                return StaticCredentialsProvider.create(
                        AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey()));
            }
        };
    }
}
