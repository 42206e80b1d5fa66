// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.http;

import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.test.RawServer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.function.Consumer;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.netty.Connection;

/** Tests that an error that is fatal to the JVM ends its exchange at once, and the exchange's connection with it. */
class JvmErrorIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** Longer than the tests wait. */
    private static final Duration ATTEMPT_TIMEOUT = Duration.ofHours(1);

    private Consumer<Connection> onResponse = connection -> {};

    private final RawServer server = new RawServer(respondingWith(page("pac-1")));

    private final HttpTransport transport = new HttpTransport(
            false,
            pool -> pool.maxConnections(1),
            http -> http.doOnResponse((response, connection) -> onResponse.accept(connection)),
            Schedulers.boundedElastic());

    @AfterEach
    void close() {
        transport.closeLater().block(TIMEOUT);
        server.close();
    }

    @Test
    void anErrorOfTheDecoderIsSignalledAtOnce() {
        OutOfMemoryError error = new OutOfMemoryError("Java heap space");

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(response -> {
                            throw error;
                        })
                        .block(TIMEOUT))
                .withMessage("the exchange failed with java.lang.OutOfMemoryError: Java heap space")
                .withCause(error)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.JVM_ERROR))
                .satisfies(
                        failure -> assertThat(failure.mayHaveReachedService()).isTrue());
        server.awaitConnectionsGone(1);
    }

    /** As Netty does when it cannot allocate a buffer. */
    @Test
    void exhaustedDirectMemoryIsNotReportedAsARequestThatCannotBeCreated() {
        OutOfMemoryError error = new OutOfMemoryError("Cannot reserve 65536 bytes of direct buffer memory");
        onResponse = connection -> connection.channel().pipeline().fireExceptionCaught(error);

        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(HttpResponse::status).block(TIMEOUT))
                .withMessage("the exchange failed with java.lang.OutOfMemoryError:"
                        + " Cannot reserve 65536 bytes of direct buffer memory")
                .withCause(error)
                .satisfies(failure -> assertThat(failure.kind()).isEqualTo(Kind.JVM_ERROR));
        server.awaitConnectionsGone(1);
    }

    @Test
    void theNextExchangeUsesAnotherConnection() {
        assertThatExceptionOfType(Failure.class)
                .isThrownBy(() -> exchange(response -> {
                            throw new StackOverflowError();
                        })
                        .block(TIMEOUT));

        assertThat(exchange(HttpResponse::status).block(TIMEOUT)).isEqualTo(200);
        assertThat(server.connections()).isEqualTo(2);
    }

    private <T> Mono<T> exchange(Function<HttpResponse, T> decoder) {
        Route route = transport.route(Endpoint.of("endpointOverride", server.endpoint()), null, null);
        byte[] body = "{}".getBytes(StandardCharsets.UTF_8);
        return transport.exchange(route, Map.of(), body, ATTEMPT_TIMEOUT, decoder);
    }
}
