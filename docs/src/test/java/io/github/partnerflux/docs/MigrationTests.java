// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.GetConnectionResponse;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** The same with Partnerflux. */
class MigrationTests extends Samples {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void listsWithPartnerflux(PartnerCentralEmulator emulator) {
        URI endpoint = emulator.endpoint();
        // #region client
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(ProfileCredentialsProvider.create("prod"))
                .build();
        // #endregion client

        // #region list
        Flux<ConnectionSummary> connections = client.listConnections(request -> request.catalog("AWS"));
        // #endregion list

        try (client) {
            List<ConnectionSummary> listed = connections.collectList().block(TIMEOUT);
            assertThat(listed).hasSize(250);
            String id = listed.get(0).id();
            assertThat(find(client, id).block(TIMEOUT)).isEqualTo(listed.get(0).arn());
            emulator.inject(Fault.error(404, "ResourceNotFoundException"));
            assertThat(find(client, id).block(TIMEOUT)).isEqualTo("none");
        }
    }

    private static Mono<String> find(PartnerCentralAccountClient client, String id) {
        // #region error
        return client.getConnection(request -> request.catalog("AWS").identifier(id))
                .map(GetConnectionResponse::arn)
                .onErrorReturn(ResourceNotFoundException.class, "none");
        // #endregion error
    }

    @Test
    void listsAsBoto3Does() {
        // #region boto3
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.create()) {
            for (ConnectionSummary connection : client.listConnections(
                            request -> request.catalog("AWS").connectionType("SUBSIDIARY"))
                    .toIterable()) {
                System.out.println(connection.id() + " " + connection.otherParticipantAccountId());
            }
        }
        // #endregion boto3
    }
}
