// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.time.Duration;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

/** Clients for the emulator and other servers on the loopback interface. */
final class TestClients {

    /** The standard policy without delays. */
    static final RetryPolicy WITHOUT_BACKOFF = RetryPolicy.builder()
            .backoffBase(Duration.ZERO)
            .throttlingBackoffBase(Duration.ZERO)
            .build();

    private TestClients() {}

    /** Returns a builder with the credentials of the emulator's first account. */
    static PartnerCentralAccountClient.Builder clientFor(URI endpoint) {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(credentials("test", "test"));
    }

    static PartnerCentralAccountClient.Builder clientWithoutBackoff(URI endpoint) {
        return clientFor(endpoint).retryPolicy(WITHOUT_BACKOFF);
    }

    /** Returns a self-signed certificate for {@code localhost}. */
    static X509Bundle certificate() throws Exception {
        return new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
    }

    static IdentityProvider<? extends AwsCredentialsIdentity> credentials(String accessKeyId, String secretAccessKey) {
        return StaticCredentialsProvider.create(AwsBasicCredentials.create(accessKeyId, secretAccessKey));
    }
}
