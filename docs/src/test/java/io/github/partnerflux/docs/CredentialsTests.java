// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class CredentialsTests extends Samples {

    @Test
    void selectsAProvider(PartnerCentralEmulator emulator) {
        // #region provider
        PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .credentialsProvider(ProfileCredentialsProvider.create("prod"))
                .build();
        // #endregion provider
        try (client) {
            // #region view
            PartnerCentralAccountClient other =
                    client.withCredentialsProvider(ProfileCredentialsProvider.create("test"));
            // #endregion view

            assertThat(firstId(client))
                    .isEqualTo(emulator.account(0).connections().get(0).id());
            assertThat(firstId(other))
                    .isEqualTo(emulator.account(1).connections().get(0).id());
        }
    }

    private static String firstId(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .blockFirst()
                .id();
    }
}
