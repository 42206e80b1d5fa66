// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Runs on the class path that Maven creates where an AWS service module is declared first. */
@Timeout(60)
class AwsServiceModuleTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @Test
    void listsConnections() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(250).start()) {
            assertThat(count(emulator.endpoint(), http -> http)).isEqualTo(250);
        }
    }

    @Test
    void listsConnectionsOverTls() throws Exception {
        X509Bundle certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        SslContext tls =
                SslContextBuilder.forServer(certificate.toKeyManagerFactory()).build();
        SslContext trusting = SslContextBuilder.forClient()
                .trustManager(certificate.toTrustManagerFactory())
                .build();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .secure(spec -> spec.sslContext(tls))
                .handle((request, response) -> response.sendString(Mono.just("{\"ConnectionSummaries\":[{}]}")))
                .bindNow(TIMEOUT);
        try {
            URI endpoint = URI.create("https://localhost:" + server.port());
            assertThat(count(endpoint, http -> http.secure(spec -> spec.sslContext(trusting))))
                    .isEqualTo(1);
        } finally {
            server.disposeNow(TIMEOUT);
        }
    }

    private static Long count(URI endpoint, UnaryOperator<HttpClient> customizer) {
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .httpClient(customizer)
                .build()) {
            return client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT);
        }
    }
}
