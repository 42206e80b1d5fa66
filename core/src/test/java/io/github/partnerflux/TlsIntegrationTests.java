// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.client.HttpClient;
import reactor.netty.http.server.HttpServer;
import reactor.test.StepVerifier;

class TlsIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    private final AtomicInteger connections = new AtomicInteger();

    private X509Bundle certificate;
    private DisposableServer server;

    @BeforeEach
    void start() throws Exception {
        certificate = TestClients.certificate();
        SslContext tls =
                SslContextBuilder.forServer(certificate.toKeyManagerFactory()).build();
        server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .secure(spec -> spec.sslContext(tls))
                // Counts before the handshake, which fails.
                .doOnChannelInit((observer, channel, address) -> connections.incrementAndGet())
                .handle((request, response) -> response.header("x-amzn-RequestId", "tls-1")
                        .sendString(Mono.just("{\"ConnectionSummaries\":[]}")))
                .bindNow(TIMEOUT);
    }

    @AfterEach
    void stop() {
        server.disposeNow(TIMEOUT);
    }

    @Test
    void listsThroughTlsWithATrustedPeer() throws Exception {
        list("localhost", trusting(certificate)).expectComplete().verify(TIMEOUT);
    }

    @Test
    void doesNotRetryWithAnUntrustedCertificate() {
        list("localhost", http -> http)
                .expectErrorSatisfies(TlsIntegrationTests::assertTlsFailure)
                .verify(TIMEOUT);
        assertThat(connections).hasValue(1);
    }

    @Test
    void doesNotRetryWithACertificateForAnotherHost() throws Exception {
        list("127.0.0.1", trusting(certificate))
                .expectErrorSatisfies(TlsIntegrationTests::assertTlsFailure)
                .verify(TIMEOUT);
        assertThat(connections).hasValue(1);
    }

    private static UnaryOperator<HttpClient> trusting(X509Bundle certificate) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .trustManager(certificate.toTrustManagerFactory())
                .build();
        return http -> http.secure(spec -> spec.sslContext(context));
    }

    private StepVerifier.FirstStep<?> list(String host, UnaryOperator<HttpClient> customizer) {
        PartnerCentralAccountClient client = TestClients.clientFor(URI.create("https://" + host + ":" + server.port()))
                .httpClient(customizer)
                .build();
        return StepVerifier.create(client.listConnections(r -> r.catalog("AWS"))
                .doFinally(signal -> client.closeLater().subscribe()));
    }

    private static void assertTlsFailure(Throwable failure) {
        assertThat(failure)
                .isInstanceOfSatisfying(
                        PartnerCentralTransportException.class,
                        e -> assertThat(e.attempts()).isEqualTo(1))
                .hasMessageContaining("TLS")
                .hasCauseInstanceOf(SSLException.class);
    }
}
