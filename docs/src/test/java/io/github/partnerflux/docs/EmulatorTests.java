// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class EmulatorTests {

    @Test
    void startsAnEmulator() {
        // #region start
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(2)
                        .connections(250)
                        .start();
                PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .externalConfigurationEnabled(false) // ignores the AWS settings of this machine
                        .build()) {
            String connectionId = emulator.connect("AWS", 0, 1, "SUBSIDIARY"); // as if the second had accepted
            emulator.inject(Fault.throttle().times(2));
            emulator.advanceTime(Duration.ofDays(31)); // pending invitations expire

            assertThat(client.getConnection(request -> request.catalog("AWS").identifier(connectionId))
                            .block()
                            .id())
                    .isEqualTo(connectionId);
            assertThat(emulator.requestCount()).isEqualTo(3); // two were throttled
        }
        // #endregion start
    }
}
