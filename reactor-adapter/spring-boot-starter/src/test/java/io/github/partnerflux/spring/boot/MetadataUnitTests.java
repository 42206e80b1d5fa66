// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.netty.channel.ChannelOption;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.convert.DurationStyle;
import org.springframework.boot.micrometer.observation.autoconfigure.ObservationAutoConfiguration;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The configuration metadata, which editors use to complete properties. */
class MetadataUnitTests {

    private static final Map<String, JsonNode> PROPERTIES = new TreeMap<>();

    @BeforeAll
    static void read() throws IOException {
        // Spring Boot's own metadata has the same file name.
        for (var urls = PartnerfluxProperties.class
                        .getClassLoader()
                        .getResources("META-INF/spring-configuration-metadata.json");
                urls.hasMoreElements(); ) {
            try (InputStream json = urls.nextElement().openStream()) {
                JsonMapper.shared().readTree(json).get("properties").forEach(property -> {
                    if (property.get("name").asString().contains("partnerflux.")) {
                        PROPERTIES.put(property.get("name").asString(), property);
                    }
                });
            }
        }
    }

    @Test
    void hasAllProperties() {
        assertThat(PROPERTIES)
                .containsOnlyKeys(
                        "partnerflux.enabled",
                        "partnerflux.endpoint",
                        "partnerflux.plaintext-allowed",
                        "partnerflux.region",
                        "partnerflux.use-aws-region-provider",
                        "partnerflux.fips-enabled",
                        "partnerflux.api-call-timeout",
                        "partnerflux.api-call-attempt-timeout",
                        "partnerflux.connect-timeout",
                        "partnerflux.pool.max-connections",
                        "partnerflux.proxy.host",
                        "partnerflux.proxy.port",
                        "partnerflux.proxy.username",
                        "partnerflux.proxy.password",
                        "partnerflux.ssl.bundle",
                        "partnerflux.retry.max-attempts",
                        "partnerflux.retry.max-throttling-attempts",
                        "partnerflux.retry.backoff-base",
                        "partnerflux.retry.throttling-backoff-base",
                        "partnerflux.retry.max-backoff",
                        "partnerflux.health.enabled",
                        "partnerflux.health.catalog",
                        "partnerflux.health.interval",
                        "partnerflux.health.timeout",
                        "management.health.partnerflux.enabled");
    }

    @Test
    void describesAllProperties() {
        assertThat(PROPERTIES.values()).allSatisfy(property -> {
            assertThat(property.path("type").asString("")).startsWith("java.");
            assertThat(property.path("description").asString("")).matches("[A-Z].*\\.");
        });
    }

    @Test
    void hasAllDefaultValues() {
        assertThat(PROPERTIES.values())
                .filteredOn(property -> !property.has("defaultValue"))
                .extracting(property -> property.get("name").asString())
                .containsExactlyInAnyOrder(
                        "partnerflux.endpoint",
                        "partnerflux.proxy.host",
                        "partnerflux.proxy.port",
                        "partnerflux.proxy.username",
                        "partnerflux.proxy.password",
                        "partnerflux.ssl.bundle");
    }

    @Test
    void hasTheReplacementOfTheDeprecatedProperty() {
        JsonNode deprecation = PROPERTIES.get("partnerflux.health.enabled").path("deprecation");
        assertThat(deprecation.path("replacement").asString()).isEqualTo("management.health.partnerflux.enabled");
    }

    @Test
    void defaultValuesAreThoseOfTheClient() {
        RetryPolicy standard = RetryPolicy.standard();
        assertThat(count("retry.max-attempts")).isEqualTo(standard.maxAttempts());
        assertThat(count("retry.max-throttling-attempts")).isEqualTo(standard.maxThrottlingAttempts());
        assertThat(duration("retry.backoff-base")).isEqualTo(standard.backoffBase());
        assertThat(duration("retry.throttling-backoff-base")).isEqualTo(standard.throttlingBackoffBase());
        assertThat(duration("retry.max-backoff")).isEqualTo(standard.maxBackoff());
        assertThat(PartnerCentralAccountClient.builder())
                .hasFieldOrPropertyWithValue("callTimeout", duration("api-call-timeout"))
                .hasFieldOrPropertyWithValue("attemptTimeout", duration("api-call-attempt-timeout"));
        assertThat((Object) httpClient().configuration().options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS))
                .isEqualTo((int) duration("connect-timeout").toMillis());
        assertThat(connectionPool().maxConnections()).isEqualTo(count("pool.max-connections"));
    }

    @Test
    void theStartersConstantsAreTheDefaultsOfTheClient() {
        assertThat(PartnerCentralAccountClient.builder())
                .hasFieldOrPropertyWithValue("callTimeout", PartnerfluxProperties.DEFAULT_API_CALL_TIMEOUT)
                .hasFieldOrPropertyWithValue("attemptTimeout", PartnerfluxProperties.DEFAULT_API_CALL_ATTEMPT_TIMEOUT);
        assertThat(httpClient().configuration().sslProvider())
                .hasFieldOrPropertyWithValue("handshakeTimeoutMillis", HttpSettings.HANDSHAKE_TIMEOUT.toMillis());
    }

    @Test
    void appliesEveryRetryPropertyToThePolicy() {
        RetryPolicy policy = new PartnerfluxProperties.Retry(
                        4, 5, Duration.ofMillis(6), Duration.ofMillis(7), Duration.ofMillis(8))
                .policy();
        assertThat(policy)
                .hasToString(RetryPolicy.builder()
                        .maxAttempts(4)
                        .maxThrottlingAttempts(5)
                        .backoffBase(Duration.ofMillis(6))
                        .throttlingBackoffBase(Duration.ofMillis(7))
                        .maxBackoff(Duration.ofMillis(8))
                        .build()
                        .toString());
    }

    @Test
    void isOrderedAfterTheAutoConfigurationOfObservations() {
        AutoConfiguration annotation =
                PartnerCentralAccountAutoConfiguration.class.getAnnotation(AutoConfiguration.class);
        assertThat(annotation.afterName())
                .contains(
                        ObservationAutoConfiguration.class.getName(),
                        "org.springframework.boot.actuate.autoconfigure.observation.ObservationAutoConfiguration");
    }

    /** Returns the HTTP client with the defaults of the client. */
    private static HttpClient httpClient() {
        AtomicReference<HttpClient> http = new AtomicReference<>();
        PartnerCentralAccountClient.builder()
                .httpClient(client -> {
                    http.set(client);
                    return client;
                })
                .build()
                .close();
        return http.get();
    }

    /** Returns a connection pool with the defaults of the client. */
    private static ConnectionProvider connectionPool() {
        AtomicReference<ConnectionProvider> connections = new AtomicReference<>();
        PartnerCentralAccountClient.builder()
                .connectionPool(pool -> connections.set(pool.build()))
                .build()
                .close();
        return connections.get();
    }

    private static int count(String name) {
        return PROPERTIES.get("partnerflux." + name).get("defaultValue").asInt();
    }

    private static Duration duration(String name) {
        return DurationStyle.detectAndParse(
                PROPERTIES.get("partnerflux." + name).get("defaultValue").asString());
    }
}
