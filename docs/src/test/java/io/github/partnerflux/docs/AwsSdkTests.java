// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;
import software.amazon.awssdk.http.urlconnection.UrlConnectionHttpClient;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.services.partnercentralaccount.PartnerCentralAccountClient;
import software.amazon.awssdk.services.partnercentralaccount.model.ConnectionSummary;
import software.amazon.awssdk.services.partnercentralaccount.model.ResourceNotFoundException;

/** What users of the AWS SDK have today. */
class AwsSdkTests extends Samples {

    @Test
    void listsWithTheAwsSdk(PartnerCentralEmulator emulator) {
        URI endpoint = emulator.endpoint();
        // #region client
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .region(Region.US_EAST_1)
                .endpointOverride(endpoint)
                .credentialsProvider(ProfileCredentialsProvider.create("prod"))
                .httpClientBuilder(UrlConnectionHttpClient.builder())
                .build();
        // #endregion client

        // #region list
        List<ConnectionSummary> connections =
                client.listConnectionsPaginator(request -> request.catalog("AWS")).connectionSummaries().stream()
                        .toList();
        // #endregion list

        try (client) {
            assertThat(connections).hasSize(250);
            assertThat(find(client, connections.get(0).id()))
                    .isEqualTo(connections.get(0).arn());
            emulator.inject(Fault.error(404, "ResourceNotFoundException"));
            assertThat(find(client, connections.get(0).id())).isEqualTo("none");
        }
    }

    private static String find(PartnerCentralAccountClient client, String id) {
        // #region error
        try {
            return client.getConnection(request -> request.catalog("AWS").identifier(id))
                    .arn();
        } catch (ResourceNotFoundException e) {
            return "none";
        }
        // #endregion error
    }
}
