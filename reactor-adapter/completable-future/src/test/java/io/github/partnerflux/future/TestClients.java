// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import io.github.partnerflux.PartnerCentralAccountClient;
import java.net.URI;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Clients for a server on this machine. */
final class TestClients {

    private TestClients() {}

    /** Returns a builder with the credentials of the emulator's first account. */
    static PartnerCentralAccountClient.Builder clientFor(URI endpoint) {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials("test", "test"));
    }

    static IdentityProvider<? extends AwsCredentialsIdentity> credentials(String accessKeyId, String secretAccessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }
}
