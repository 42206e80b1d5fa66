// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.test.RawServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;

/** Retries an operation that is not safe to execute twice only if the service cannot have executed it. */
class RetrySafetyIntegrationTests {

    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

    @BeforeAll
    static void warmUp() {
        Listings.warmUp();
    }

    static Stream<Arguments> executions() {
        return Stream.of(
                execution("a reset after the request", peer -> {
                    peer.readRequest();
                    peer.reset();
                }),
                execution("a close after the request", RawServer.Peer::readRequest),
                execution("status 500", RawServer.respondingWith(RawServer.response(500, "{}"))),
                execution("status 503", RawServer.respondingWith(RawServer.response(503, "{}"))),
                execution("a response that is cut off", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: 100\r\n\r\n{");
                }),
                execution("no response within the attempt's timeout", peer -> {
                    peer.readRequest();
                    peer.awaitEnd();
                }));
    }

    private static Arguments execution(String name, RawServer.ConnectionHandler handler) {
        return Arguments.argumentSet(name, handler);
    }

    @ParameterizedTest
    @MethodSource("executions")
    void doesNotRetryWhatMayHaveBeenExecuted(RawServer.ConnectionHandler handler) {
        try (RawServer server = new RawServer(handler)) {
            assertFailsAfter(1, server.endpoint(), RetrySafetyIntegrationTests::sendCode);
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void retriesASafeOperation(RawServer.ConnectionHandler handler) {
        try (RawServer server = new RawServer(handler)) {
            assertFailsAfter(3, server.endpoint(), RetrySafetyIntegrationTests::untag);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void retriesWhatWasThrottled() {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(429, "{}")))) {
            assertFailsAfter(8, server.endpoint(), RetrySafetyIntegrationTests::sendCode);
        }
    }

    @Test
    void retriesWhatWasSignedByAWrongClock() {
        String skewed =
                "HTTP/1.1 400 Bad Request\r\nX-Amzn-Errortype: RequestTimeTooSkewed\r\nContent-Length: 2\r\n\r\n{}";
        try (RawServer server = new RawServer(RawServer.respondingWith(skewed))) {
            assertFailsAfter(3, server.endpoint(), RetrySafetyIntegrationTests::sendCode);
        }
    }

    @Test
    void retriesWhatFoundNoConnection() throws IOException {
        URI refusing;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refusing = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }

        assertFailsAfter(3, refusing, RetrySafetyIntegrationTests::sendCode);
    }

    /** The TLS handshake does not end. */
    @Test
    void retriesWhatTimedOutBeforeItWasSent() {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd)) {
            assertFailsAfter(3, server.tlsEndpoint(), RetrySafetyIntegrationTests::sendCode);

            server.awaitConnectionsGone(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    /** A second execution would send a second code. */
    private static Mono<?> sendCode(PartnerCentralAccountClient client) {
        return client.sendEmailVerificationCode(r -> r.catalog("AWS").email("a@example.com"));
    }

    private static Mono<?> untag(PartnerCentralAccountClient client) {
        return client.untagResource(r -> r.resourceArn(
                        "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/partner-1234567890123")
                .tagKeys("team"));
    }

    private static PartnerCentralAccountClient.Builder client(URI endpoint) {
        return TestClients.clientWithoutBackoff(endpoint)
                .apiCallAttemptTimeout(ATTEMPT_TIMEOUT)
                .apiCallTimeout(Duration.ofDays(1));
    }

    private static void assertFailsAfter(
            int attempts, URI endpoint, Function<PartnerCentralAccountClient, Mono<?>> call) {
        try (PartnerCentralAccountClient client = client(endpoint).build()) {
            assertFailsAfter(attempts, call.apply(client));
        }
    }

    private static void assertFailsAfter(int attempts, Mono<?> call) {
        StepVerifier.create(call)
                .expectErrorSatisfies(e -> assertThat(e)
                        .isInstanceOfSatisfying(
                                PartnerCentralAccountException.class,
                                failure -> assertThat(failure.attempts()).isEqualTo(attempts)))
                .verify(TIMEOUT);
    }
}
