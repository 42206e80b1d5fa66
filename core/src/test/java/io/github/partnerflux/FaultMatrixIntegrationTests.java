// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/**
 * Lists the faults with the classes that test them, and tests those that have no class of their own.
 *
 * <ul>
 *   <li>Refused, unknown host, RST on accept; plaintext peer on a TLS port; peer closes an idle connection; FIN or RST after the
 *       request, truncated bodies; a page that keeps failing: {@link ConnectionFaultIntegrationTests}
 *   <li>Untrusted certificate, wrong host name: {@link TlsIntegrationTests}
 *   <li>Blackholed connect, stalled TLS handshake, silent and slow servers, pool full, acquire timeout: {@link
 *       TimeoutIntegrationTests}
 *   <li>300 cancels in mid-body; close in flight: {@link ResourceIntegrationTests}; call after close: {@link
 *       ClientCloseIntegrationTests}
 *   <li>Statuses and codes, retry hints: {@link RetryIntegrationTests}, {@link
 *       io.github.partnerflux.internal.protocol.ErrorKindsUnitTests}, {@link
 *       io.github.partnerflux.internal.retry.CallRetryUnitTests}; total outage: here
 *   <li>Headers, status lines, lengths and bodies that are wrong or too large; redirects; HTML in a 503; page tokens: {@link
 *       MalformedResponseIntegrationTests}
 *   <li>Error code in header, {@code __type}, {@code code}: {@link RetryIntegrationTests}, {@link
 *       io.github.partnerflux.internal.protocol.ErrorDecoderUnitTests}
 *   <li>Unknown field, enum value, union member; unions with {@code __type} or null members: {@link
 *       MalformedResponseIntegrationTests}, {@link io.github.partnerflux.internal.json.CodecMapperUnitTests}
 *   <li>Provider throws, returns null: {@link CredentialsIntegrationTests}; sleeps, never completes: here and {@link
 *       io.github.partnerflux.internal.auth.CredentialsResolverUnitTests}
 *   <li>Clock skew: {@link ClockSkewIntegrationTests}
 *   <li>Many pages in flat stack and heap: {@link PagedFluxUnitTests}
 *   <li>Secrets: {@link SecretsIntegrationTests}
 * </ul>
 */
class FaultMatrixIntegrationTests {

    @BeforeAll
    static void warmUp() {
        Listings.warmUp();
    }

    @ParameterizedTest(name = "total outage, status {0} with {1}: {2} retries")
    @CsvSource({
        "500, Code, 35",
        "502, Code, 35",
        "503, Code, 35",
        "504, Code, 35",
        "429, Code, 100",
        "400, SlowDown, 100",
        "400, InternalError, 35"
    })
    void aTotalOutageExhaustsTheRetryQuota(int status, String code, int retries) {
        RetryPolicy persistent = RetryPolicy.builder()
                .maxAttempts(1_000)
                .maxThrottlingAttempts(1_000)
                .backoffBase(Duration.ZERO)
                .throttlingBackoffBase(Duration.ZERO)
                .build();
        try (RawServer server = new RawServer(respondingWith(response(status, "{\"code\":\"" + code + "\"}")));
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(persistent)
                        .build()) {
            assertFails(client, PartnerCentralServiceException.class, retries + 1, e -> {});
            // The remaining tokens do not pay for another retry.
            assertFails(client, PartnerCentralServiceException.class, 1, e -> {});

            assertThat(server.requests()).hasSize(retries + 2);
        }
    }

    @Test
    void aTotalOutageOfTheNetworkExhaustsTheRetryQuota() {
        try (RawServer server = new RawServer(RawServer.Peer::readRequest);
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(RetryPolicy.builder()
                                .maxAttempts(1_000)
                                .backoffBase(Duration.ZERO)
                                .build())
                        .build()) {
            assertFails(client, PartnerCentralTransportException.class, 36, e -> {});

            assertThat(server.requests()).hasSize(36);
        }
    }

    static Stream<Arguments> providersThatDoNotComplete() {
        CountDownLatch never = new CountDownLatch(1);
        return Stream.of(
                Arguments.argumentSet("sleeps", new TestCredentials(call -> {
                    try {
                        never.await(5, TimeUnit.SECONDS);
                    } catch (InterruptedException e) {
                        Thread.currentThread().interrupt();
                    }
                    return CompletableFuture.completedFuture(AwsCredentialsIdentity.create("late", "late"));
                })),
                Arguments.argumentSet("never completes", new TestCredentials(call -> new CompletableFuture<>())));
    }

    @ParameterizedTest
    @MethodSource("providersThatDoNotComplete")
    void aProviderThatDoesNotCompleteDelaysNoOtherAccount(TestCredentials provider) {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .apiCallTimeout(Duration.ofSeconds(2))
                        .build()) {
            PartnerCentralAccountClient view = client.withCredentialsProvider(provider);
            CompletableFuture<?> waiting = Listings.ids(view).collectList().toFuture();

            assertThat(list(client)).containsExactly("pac-1");

            assertThat(waiting)
                    .failsWithin(Listings.TIMEOUT)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOf(PartnerCentralTransportException.class)
                    .withMessageContaining("apiCallTimeout of PT2S");
            assertThat(server.requests()).hasSize(1);
        }
    }

    @Test
    void aRequestThatCannotBeSignedIsNeitherSentNorRetried() {
        TestCredentials unusable = new TestCredentials(call -> CompletableFuture.completedFuture(new Unusable()));
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .credentialsProvider(unusable)
                        .build()) {
            assertFails(
                    client,
                    CredentialsException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage(
                                    "ListConnections: the credentials could not be resolved: the key is unavailable")
                            .hasCauseInstanceOf(UnsupportedOperationException.class));

            assertThat(server.connections()).isZero();
        }
        assertThat(unusable.calls()).isEqualTo(1);
    }

    private static final class Unusable implements AwsCredentialsIdentity {

        @Override
        public String accessKeyId() {
            return "AKIDEXAMPLE";
        }

        @Override
        public String secretAccessKey() {
            throw new UnsupportedOperationException("the key is unavailable");
        }
    }

    static Stream<Arguments> headersWithLineBreaks() {
        String twoLines = "b\r\nC: d";
        return Stream.of(
                customizer("headers", http -> http.headers(headers -> headers.set("A", twoLines))),
                customizer("headersWhen", http -> http.headersWhen(headers -> Mono.just(headers.set("A", twoLines)))),
                customizer("doOnRequest", http -> http.doOnRequest((request, c) -> request.header("A", twoLines))));
    }

    private static Arguments customizer(String name, UnaryOperator<HttpClient> customizer) {
        return Arguments.argumentSet(name, customizer);
    }

    @ParameterizedTest
    @MethodSource("headersWithLineBreaks")
    void aHeaderWithALineBreakIsNeitherSentNorRetried(UnaryOperator<HttpClient> customizer) {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .httpClient(customizer)
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage(
                                    "ListConnections: the request could not be created: Validation failed for header 'A'"));

            assertThat(server.requests()).isEmpty();
        }
    }
}
