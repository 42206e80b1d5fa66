// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.netty.channel.ChannelOption;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.SetSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.netty.http.client.HttpClientConfig;
import reactor.test.StepVerifier;
import software.amazon.awssdk.regions.Region;

class ClientBuilderUnitTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @ParameterizedTest(name = "region {0}, FIPS {1}: {2}")
    @CsvSource(
            nullValues = "default",
            value = {
                "default, false, partnercentral-account.us-east-1.api.aws",
                "default, true, partnercentral-account-fips.us-east-1.api.aws",
                "us-gov-west-1, false, partnercentral-account.us-gov-west-1.api.aws"
            })
    @SetSystemProperty(key = "aws.region", value = "eu-west-1")
    void ignoresTheRegionOfTheEnvironment(String region, boolean fips, String expectedHost) {
        RecordingResolver resolver = new RecordingResolver();
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder()
                .credentialsProvider(TestClients.credentials("test", "test"))
                .retryPolicy(RetryPolicy.none())
                .fipsEnabled(fips)
                .httpClient(http -> http.resolver(resolver));
        if (region != null) {
            builder.region(Region.of(region));
        }
        try (PartnerCentralAccountClient client = builder.build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(PartnerCentralTransportException.class)
                            .hasCauseInstanceOf(UnknownHostException.class))
                    .verify(TIMEOUT);
        }

        assertThat(resolver.hosts).containsExactly(expectedHost);
    }

    @Test
    void timeoutsHaveTheDocumentedDefaults() {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();
        builder.httpClient(http -> {
                    HttpClientConfig config = http.configuration();
                    assertThat(config.options().get(ChannelOption.CONNECT_TIMEOUT_MILLIS))
                            .isEqualTo(2_000);
                    assertThat(config.sslProvider()).hasFieldOrPropertyWithValue("handshakeTimeoutMillis", 5_000L);
                    assertThat(config.responseTimeout()).isEqualTo(Duration.ofSeconds(30));
                    return http;
                })
                .build()
                .close();

        assertThat(builder)
                .hasFieldOrPropertyWithValue("attemptTimeout", Duration.ofSeconds(35))
                .hasFieldOrPropertyWithValue("callTimeout", Duration.ofMinutes(2));
    }

    @Test
    void thePoolHasTheDocumentedDefaults() {
        PartnerCentralAccountClient.builder()
                .connectionPool(pool -> assertThat(pool)
                        .hasFieldOrPropertyWithValue("maxConnections", 128)
                        .hasFieldOrPropertyWithValue("pendingAcquireMaxCount", 1_000)
                        .hasFieldOrPropertyWithValue("pendingAcquireTimeout", Duration.ofSeconds(10))
                        .hasFieldOrPropertyWithValue("leasingStrategy", "lifo")
                        .hasFieldOrPropertyWithValue("maxIdleTime", Duration.ofSeconds(5))
                        .hasFieldOrPropertyWithValue("evictionInterval", Duration.ofSeconds(5))
                        .hasFieldOrPropertyWithValue("maxLifeTime", Duration.ofMinutes(5)))
                .build()
                .close();
    }

    static Stream<Arguments> nullArguments() {
        return Stream.of(
                nullArgument("credentialsProvider", b -> b.credentialsProvider(null)),
                nullArgument("region", b -> b.region(null)),
                nullArgument("endpointOverride", b -> b.endpointOverride(null)),
                nullArgument("httpClient", b -> b.httpClient(null)),
                nullArgument("connectionPool", b -> b.connectionPool(null)),
                nullArgument("retryPolicy", b -> b.retryPolicy(null)),
                nullArgument("apiCallAttemptTimeout", b -> b.apiCallAttemptTimeout(null)),
                nullArgument("apiCallTimeout", b -> b.apiCallTimeout(null)));
    }

    private static Arguments nullArgument(String name, Consumer<PartnerCentralAccountClient.Builder> setter) {
        return Arguments.argumentSet(name, name, setter);
    }

    @ParameterizedTest
    @MethodSource("nullArguments")
    void refusesNull(String name, Consumer<PartnerCentralAccountClient.Builder> setter) {
        assertThatNullPointerException()
                .isThrownBy(() -> setter.accept(PartnerCentralAccountClient.builder()))
                .withMessageContaining(name);
    }

    @Test
    void appliesAllCustomizersInOrder() {
        List<String> applied = new ArrayList<>();
        PartnerCentralAccountClient.builder()
                .httpClient(http -> {
                    applied.add("first");
                    return http.responseTimeout(Duration.ofSeconds(7));
                })
                .httpClient(http -> {
                    applied.add("second, after " + http.configuration().responseTimeout());
                    return http;
                })
                .connectionPool(pool -> applied.add("third"))
                .connectionPool(pool -> applied.add("fourth"))
                .build()
                .close();
        assertThat(applied).containsExactly("third", "fourth", "first", "second, after PT7S");
    }

    @Test
    void refusesNullRequestsAndProviders() {
        try (PartnerCentralAccountClient client =
                TestClients.clientFor(URI.create("http://127.0.0.1:1")).build()) {
            assertThatNullPointerException()
                    .isThrownBy(() -> client.listConnections((ListConnectionsRequest) null))
                    .withMessage("request");
            assertThatNullPointerException()
                    .isThrownBy(() -> client.withCredentialsProvider(null))
                    .withMessage("credentialsProvider");
        }
    }

    @Test
    void refusesInvalidRequestsOnAssembly() {
        try (PartnerCentralAccountClient client =
                TestClients.clientFor(URI.create("http://127.0.0.1:1")).build()) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> client.listConnections(r -> {}))
                    .withMessage("Catalog is required");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0S", "PT-0.001S", "PT24H0.000000001S", "P106751991167300D"})
    void refusesTimeoutsOutOfRange(Duration timeout) {
        PartnerCentralAccountClient.Builder builder = PartnerCentralAccountClient.builder();

        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiCallTimeout(timeout))
                .withMessageStartingWith("apiCallTimeout must be ")
                .withMessageEndingWith("1 day, but is " + timeout);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> builder.apiCallAttemptTimeout(timeout))
                .withMessageStartingWith("apiCallAttemptTimeout must be ")
                .withMessageEndingWith("1 day, but is " + timeout);
    }

    @ParameterizedTest
    @ValueSource(strings = {"PT0.000000001S", "PT24H"})
    void acceptsTimeoutsUpToADay(Duration timeout) {
        assertThatCode(() -> PartnerCentralAccountClient.builder()
                        .apiCallTimeout(timeout)
                        .apiCallAttemptTimeout(timeout))
                .doesNotThrowAnyException();
    }

    static Stream<Arguments> invalidPolicies() {
        return Stream.of(
                invalidPolicy("maxAttempts must be 1 or more, but is 0", b -> b.maxAttempts(0)),
                invalidPolicy("maxThrottlingAttempts must be 1 or more, but is -1", b -> b.maxThrottlingAttempts(-1)),
                invalidPolicy(
                        "backoffBase must be from 0 to 1 day, but is PT-1S",
                        b -> b.backoffBase(Duration.ofSeconds(-1))),
                invalidPolicy(
                        "throttlingBackoffBase must be from 0 to 1 day, but is PT48H",
                        b -> b.throttlingBackoffBase(Duration.ofDays(2))),
                invalidPolicy(
                        "maxBackoff must be from 0 to 1 day, but is PT48H", b -> b.maxBackoff(Duration.ofDays(2))));
    }

    private static Arguments invalidPolicy(String message, UnaryOperator<RetryPolicy.Builder> setter) {
        return Arguments.argumentSet(message, message, setter);
    }

    @ParameterizedTest
    @MethodSource("invalidPolicies")
    void refusesRetryPoliciesOutOfRange(String message, UnaryOperator<RetryPolicy.Builder> setter) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> setter.apply(RetryPolicy.builder()))
                .withMessage(message);
    }

    @Test
    void refusesFipsWithAnEndpointOverride() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestClients.clientFor(URI.create("https://example.com"))
                        .fipsEnabled(true)
                        .build())
                .withMessageStartingWith("fipsEnabled cannot be combined with endpointOverride");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralAccountClient.builder()
                        .fipsEnabled(true)
                        .endpointOverride(URI.create("https://example.com"))
                        .build());
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://example.com", "http://localhost.evil.com", "http://10.0.0.1:8080"})
    void refusesPlaintextBeyondLoopbackUnlessAllowed(URI endpoint) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> TestClients.clientFor(endpoint).build())
                .withMessageStartingWith("endpointOverride must start with https://")
                .withMessageContaining("plaintextAllowed")
                .withMessageEndingWith("but is " + endpoint + "/");
        TestClients.clientFor(endpoint).plaintextAllowed(true).build().close();
    }

    @ParameterizedTest
    @ValueSource(strings = {"http://127.0.0.1:8080", "http://[::1]", "http://localhost", "https://example.com"})
    void acceptsPlaintextOnLoopback(URI endpoint) {
        TestClients.clientFor(endpoint).build().close();
    }

    @Test
    void refusesInvalidRegionsAndEndpoints() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralAccountClient.builder().region(Region.of("us-east-1.evil.com/")))
                .withMessageStartingWith("region must be ");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> PartnerCentralAccountClient.builder().endpointOverride(URI.create("https://a?b")))
                .withMessageStartingWith("endpointOverride must ");
    }

    /** Records the hosts and resolves none, so that no connection is opened. */
    private static final class RecordingResolver extends AddressResolverGroup<InetSocketAddress> {

        private final List<String> hosts = new CopyOnWriteArrayList<>();

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String host, Promise<InetAddress> promise) {
                    hosts.add(host);
                    promise.setFailure(new UnknownHostException(host));
                }

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {
                    hosts.add(host);
                    promise.setFailure(new UnknownHostException(host));
                }
            }.asAddressResolver();
        }
    }
}
