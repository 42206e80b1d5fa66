// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import org.springframework.boot.SpringBootConfiguration;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Import;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** An application with credentials that the emulator does not know. */
@SpringBootConfiguration
@EnableAutoConfiguration
@Import(PartnerReport.class)
class PartnersApplication {

    @Bean
    AwsCredentialsProvider credentials() {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create("production", "secret"));
    }
}
