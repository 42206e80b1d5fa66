// SPDX-License-Identifier: Apache-2.0
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

public class Consumer {

    public static void main(String[] args) {
        try (PartnerCentralEmulator emulator =
                        PartnerCentralEmulator.builder().connections(250).start();
                PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                        .build()) {
            client.listConnections(request -> request.catalog("AWS"))
                    .doOnNext(connection -> System.out.println("connection " + connection.id()))
                    .then()
                    .block(Duration.ofMinutes(1));
        }
    }
}
