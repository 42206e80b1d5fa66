// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.credentials;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static io.github.partnerflux.spring.boot.Contexts.withStarter;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.CertificateBuilder;
import io.netty.pkitesting.X509Bundle;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** Properties that configure the connections. */
class HttpSettingsIntegrationTests {

    private static ApplicationContextRunner runner() {
        return withStarter()
                .withConfiguration(AutoConfigurations.of(SslAutoConfiguration.class))
                .withPropertyValues("partnerflux.retry.max-attempts=1")
                .withBean("credentials", AwsCredentialsProvider.class, credentials("test"));
    }

    @Test
    void usesTheConnectTimeoutProperty() {
        AtomicReference<Object> timeout = new AtomicReference<>();
        runner().withPropertyValues("partnerflux.connect-timeout=1500ms")
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.httpClient(http -> {
                            timeout.set(http.configuration().options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS));
                            return http;
                        }))
                .run(context -> assertThat(timeout).hasValue(1_500));
    }

    @Test
    void usesTheMaxConnectionsProperty() {
        runner().withPropertyValues("partnerflux.pool.max-connections=7")
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.connectionPool(
                                pool -> assertThat(pool).hasFieldOrPropertyWithValue("maxConnections", 7)))
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void usesTheProxyPropertiesAndDoesNotShowThePassword() throws Exception {
        CompletableFuture<String> head = new CompletableFuture<>();
        try (RawServer proxy = new RawServer(peer -> head.complete(peer.readHead()))) {
            runner().withPropertyValues(
                            "partnerflux.endpoint=https://host.example",
                            "partnerflux.proxy.host=127.0.0.1",
                            "partnerflux.proxy.port=" + proxy.port(),
                            "partnerflux.proxy.username=me",
                            "partnerflux.proxy.password=secret")
                    .run(context -> {
                        assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                                .isInstanceOf(PartnerCentralTransportException.class);
                        assertThat(context.getBean(PartnerfluxProperties.class).toString())
                                .doesNotContain("secret");
                    });
            assertThat(head.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                    .startsWith("CONNECT host.example:443 HTTP/1.1\r\n")
                    .containsIgnoringCase("\r\nproxy-authorization: Basic "
                            + Base64.getEncoder().encodeToString("me:secret".getBytes(StandardCharsets.UTF_8))
                            + "\r\n");
        }
    }

    @Test
    void usesTheSslBundleProperty() throws Exception {
        X509Bundle certificate = new CertificateBuilder()
                .subject("CN=localhost")
                .addSanDnsName("localhost")
                .setIsCertificateAuthority(true)
                .buildSelfSigned();
        SslContext tls =
                SslContextBuilder.forServer(certificate.toKeyManagerFactory()).build();
        DisposableServer server = HttpServer.create()
                .host("127.0.0.1")
                .port(0)
                .secure(spec -> spec.sslContext(tls))
                .handle((request, response) -> response.header("x-amzn-RequestId", "tls-1")
                        .sendString(Mono.just("{\"ConnectionSummaries\":[]}")))
                .bindNow(TIMEOUT);
        try {
            ApplicationContextRunner withBundle = runner().withPropertyValues(
                            "spring.ssl.bundle.pem.service.truststore.certificate="
                                    + certificate.getCertificatePathPEM(),
                            "partnerflux.ssl.bundle=service");
            withBundle
                    .withPropertyValues("partnerflux.endpoint=https://localhost:" + server.port())
                    .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                            .isZero());
            // The host differs from that of the certificate.
            withBundle
                    .withPropertyValues("partnerflux.endpoint=https://127.0.0.1:" + server.port())
                    .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                            .hasMessageContaining("TLS"));
            runner().withPropertyValues("partnerflux.endpoint=https://localhost:" + server.port())
                    .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                            .hasMessageContaining("TLS"));
        } finally {
            server.disposeNow(TIMEOUT);
        }
    }
}
