// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Lists connections with the client. */
@Timeout(60)
class ListingTests {

    @Test
    void listsConnections() {
        try (PartnerCentralEmulator emulator =
                        PartnerCentralEmulator.builder().connections(250).start();
                PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(Duration.ofSeconds(30)))
                    .isEqualTo(250);
        }
    }
}
