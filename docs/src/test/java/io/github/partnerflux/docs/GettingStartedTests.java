// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionType;
import java.net.URI;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.system.CapturedOutput;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

class GettingStartedTests extends Samples {

    @Test
    void listsSubsidiaries(PartnerCentralEmulator emulator, CapturedOutput output) {
        // #region first
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.create()) {
            client.listConnections(request -> request.catalog("AWS"))
                    .filter(connection -> connection.connectionTypes().containsKey(ConnectionType.SUBSIDIARY))
                    .take(10)
                    .doOnNext(connection -> System.out.println(connection.id() + " " + connection.updatedAt()))
                    .then()
                    .block(Duration.ofMinutes(1));
        }
        // #endregion first

        assertThat(output.getOut().lines().filter(line -> line.startsWith("pac-")))
                .hasSize(10);
        assertThat(emulator.requestCount()).isEqualTo(1); // the first page has more than ten
    }

    @Test
    void callsTheEmulator(PartnerCentralEmulator emulator) {
        URI endpoint = emulator.endpoint();
        // #region emulator
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint) // such as http://127.0.0.1:8080
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build();
        // #endregion emulator
        try (client) {
            assertThat(client.listConnections(request -> request.catalog("AWS"))
                            .count()
                            .block())
                    .isEqualTo(250);
        }
    }
}
