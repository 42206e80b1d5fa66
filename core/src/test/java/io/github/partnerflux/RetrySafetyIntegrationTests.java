package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.test.RawServer.SILENT;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.internal.concurrent.ClientThreads;
import io.github.partnerflux.internal.concurrent.Deadline;
import io.github.partnerflux.internal.config.ClientSettings;
import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.operation.RetrySafety;
import io.github.partnerflux.internal.operation.TestOperations;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import io.github.partnerflux.internal.retry.RetrySettings;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.ListConnectionsResponse;
import io.github.partnerflux.test.RawServer;
import io.micrometer.observation.ObservationRegistry;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.test.StepVerifier;
import software.amazon.awssdk.regions.Region;

/** Retries an operation that is not safe to execute twice only if the service cannot have executed it. */
class RetrySafetyIntegrationTests {

    private static final RetrySettings IMMEDIATE = new RetrySettings(3, 8, Duration.ZERO, Duration.ZERO, Duration.ZERO);
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofSeconds(1);

    private final ClientThreads threads = new ClientThreads();
    private final HttpTransport transport =
            new HttpTransport(false, pool -> {}, UnaryOperator.identity(), threads.signals());

    @AfterEach
    void close() {
        transport.closeLater().block(TIMEOUT);
        threads.close(null, Deadline.in(TIMEOUT));
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
            assertFailsAfter(1, call(server.endpoint(), RetrySafety.UNLESS_EXECUTED));
            assertThat(server.requests()).hasSize(1);
        }
    }

    @ParameterizedTest
    @MethodSource("executions")
    void retriesASafeOperation(RawServer.ConnectionHandler handler) {
        try (RawServer server = new RawServer(handler)) {
            assertFailsAfter(3, call(server.endpoint(), RetrySafety.ALWAYS));
            assertThat(server.requests()).hasSize(3);
        }
    }

    @ParameterizedTest
    @EnumSource
    void retriesWhatWasThrottled(RetrySafety safety) {
        try (RawServer server = new RawServer(RawServer.respondingWith(RawServer.response(429, "{}")))) {
            assertFailsAfter(8, call(server.endpoint(), safety));
        }
    }

    @Test
    void retriesWhatWasSignedByAWrongClock() {
        String skewed =
                "HTTP/1.1 400 Bad Request\r\nX-Amzn-Errortype: RequestTimeTooSkewed\r\nContent-Length: 2\r\n\r\n{}";
        try (RawServer server = new RawServer(RawServer.respondingWith(skewed))) {
            assertFailsAfter(3, call(server.endpoint(), RetrySafety.UNLESS_EXECUTED));
        }
    }

    @Test
    void retriesWhatFoundNoConnection() throws IOException {
        URI refusing;
        try (ServerSocket closed = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            refusing = URI.create("http://127.0.0.1:" + closed.getLocalPort());
        }

        assertFailsAfter(3, call(refusing, RetrySafety.UNLESS_EXECUTED));
    }

    /** The only connection of the pool is in use, so that no attempt gets one. */
    @Test
    void retriesWhatTimedOutBeforeItWasSent() {
        HttpTransport oneConnection =
                new HttpTransport(false, pool -> pool.maxConnections(1), UnaryOperator.identity(), threads.signals());
        try (RawServer server = new RawServer(SILENT)) {
            Disposable holder = call(oneConnection, Duration.ofDays(1), server.endpoint(), RetrySafety.ALWAYS)
                    .subscribe();
            server.awaitRequests(1);

            assertFailsAfter(3, call(oneConnection, ATTEMPT_TIMEOUT, server.endpoint(), RetrySafety.UNLESS_EXECUTED));

            assertThat(server.requests()).hasSize(1);
            holder.dispose();
        } finally {
            oneConnection.closeLater().block(TIMEOUT);
        }
    }

    private Mono<ServiceResponse<ListConnectionsResponse>> call(URI endpoint, RetrySafety safety) {
        return call(transport, ATTEMPT_TIMEOUT, endpoint, safety);
    }

    private Mono<ServiceResponse<ListConnectionsResponse>> call(
            HttpTransport through, Duration attemptTimeout, URI endpoint, RetrySafety safety) {
        ClientResources resources = new ClientResources(
                through,
                new ClientSettings(Region.US_EAST_1, Endpoint.of("endpoint", endpoint), false, null, IMMEDIATE),
                null,
                TIMEOUT,
                new Timeouts(attemptTimeout, Duration.ofDays(1)),
                ObservationRegistry.NOOP,
                threads);
        return resources
                .invoker(TestClients.credentials("test", "test"), null)
                .call(
                        "ListConnections",
                        () -> TestOperations.listConnections(safety),
                        (invoker, operation) -> invoker.invoke(
                                operation,
                                ListConnectionsRequest.builder().catalog("AWS").build()));
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
