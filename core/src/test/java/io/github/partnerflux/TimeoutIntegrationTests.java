// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.SILENT;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.netty.channel.ChannelOption;
import io.netty.handler.ssl.SslHandshakeTimeoutException;
import io.netty.resolver.AddressResolver;
import io.netty.resolver.AddressResolverGroup;
import io.netty.resolver.InetNameResolver;
import io.netty.util.concurrent.EventExecutor;
import io.netty.util.concurrent.Promise;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BiFunction;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.netty.http.Http11SslContextSpec;
import reactor.netty.http.client.HttpClient;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquirePendingLimitException;
import reactor.netty.internal.shaded.reactor.pool.PoolAcquireTimeoutException;
import reactor.netty.transport.ProxyProvider;
import reactor.test.StepVerifier;

/** Tests that each timeout applies and that its failure names the timeout and its value. */
class TimeoutIntegrationTests {

    private static final ConnectionHandler TRICKLING = peer -> {
        peer.readRequest();
        peer.send("HTTP/1.1 200 OK\r\nContent-Length: 1000000\r\n\r\n");
        peer.trickle("{".repeat(10_000), Duration.ofMillis(30));
    };

    @BeforeAll
    static void warmUp() {
        Listings.warmUp();
    }

    @Test
    @EnabledOnOs(value = OS.LINUX, disabledReason = "other systems refuse a connection that exceeds the backlog")
    void reportsTheConnectTimeout() throws Exception {
        List<Socket> filling = new ArrayList<>();
        // Nothing accepts: once the backlog is full, Linux ignores further connections.
        try (ServerSocket full = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
                PartnerCentralAccountClient client = clientWithoutBackoff(
                                URI.create("http://127.0.0.1:" + full.getLocalPort()))
                        .httpClient(http -> http.option(ChannelOption.CONNECT_TIMEOUT_MILLIS, 200))
                        .build()) {
            fill(full, filling);

            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("no connection within the connect timeout")
                            .hasMessageContaining("200 ms"));
        } finally {
            for (Socket socket : filling) {
                socket.close();
            }
        }
    }

    private static void fill(ServerSocket server, List<Socket> filling) {
        assertThatExceptionOfType(SocketTimeoutException.class).isThrownBy(() -> {
            for (int i = 0; i < 20; i++) {
                Socket socket = new Socket();
                filling.add(socket);
                socket.connect(new InetSocketAddress("127.0.0.1", server.getLocalPort()), 300);
            }
        });
    }

    @Test
    void reportsTheTlsHandshakeTimeout() {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd);
                PartnerCentralAccountClient client = clientWithoutBackoff(server.tlsEndpoint())
                        .httpClient(http -> http.secure(
                                spec -> spec.sslContext((reactor.netty.tcp.SslProvider.GenericSslContextSpec<?>)
                                                Http11SslContextSpec.forClient())
                                        .handshakeTimeout(Duration.ofMillis(200))))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("TLS failed: handshake timed out after 200ms")
                            .hasCauseInstanceOf(SslHandshakeTimeoutException.class));

            server.awaitConnectionsGone(3);
            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void reportsTheResponseTimeout() {
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .httpClient(http -> http.responseTimeout(Duration.ofMillis(200)))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("no data was received within the responseTimeout of PT0.2S")
                            .hasCauseInstanceOf(SocketTimeoutException.class));

            server.awaitConnectionsGone(3);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void retriesAfterTheAttemptTimeout() {
        try (RawServer server = new RawServer(SILENT, respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .apiCallAttemptTimeout(Duration.ofSeconds(2))
                        .build()) {
            assertThat(list(client)).containsExactly("pac-1");

            // The connection of the attempt that timed out is closed.
            server.awaitConnectionsGone(1);
            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Together, the calls take longer than each attempt may. */
    @Test
    void theWaitForAConnectionDoesNotCountTowardTheAttemptTimeout() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start();
                PartnerCentralAccountClient client = TestClients.clientFor(emulator.endpoint())
                        .retryPolicy(RetryPolicy.none())
                        .connectionPool(pool -> pool.maxConnections(1))
                        .apiCallAttemptTimeout(Duration.ofMillis(1500))
                        .build()) {
            warmUp(emulator);
            emulator.inject(Fault.delay(Duration.ofMillis(200)).times(12));

            StepVerifier.create(Flux.range(0, 12)
                            .flatMap(i -> client.listConnections(r -> r.catalog("AWS"))
                                    .byPage()
                                    .next()))
                    .expectNextCount(12)
                    .expectComplete()
                    .verify(TIMEOUT);
            assertThat(emulator.requestCount()).isEqualTo(12);
        }
    }

    /** Loads the emulator's classes, which may take longer than the attempt timeout. */
    private static void warmUp(PartnerCentralEmulator emulator) {
        try (PartnerCentralAccountClient patient =
                TestClients.clientFor(emulator.endpoint()).build()) {
            assertThat(list(patient)).isNotEmpty();
        }
        emulator.clearRequests();
    }

    @Test
    void theAttemptTimeoutIncludesTheTlsHandshake() {
        try (RawServer server = new RawServer(RawServer.Peer::awaitEnd)) {
            assertAttemptsTimeOut(clientWithoutBackoff(server.tlsEndpoint()));

            server.awaitConnectionsGone(3);
            assertThat(server.requests()).isEmpty();
        }
    }

    @Test
    void theAttemptTimeoutIncludesTheResolutionOfTheHost() {
        assertAttemptsTimeOut(clientWithoutBackoff(URI.create("https://partner-central.example.invalid"))
                .httpClient(http -> http.resolver(new NeverResolver())));
    }

    /** Reactor Netty resolves the host on the same thread, right after the predicate. */
    @Test
    void theAttemptTimeoutIncludesTheResolutionOfAHostThatBypassesTheProxy() {
        CountDownLatch end = new CountDownLatch(1);
        try {
            assertAttemptsTimeOut(clientWithoutBackoff(URI.create("https://partner-central.example.invalid"))
                    .httpClient(http -> http.proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                            .host("127.0.0.1")
                            .nonProxyHostsPredicate(host -> {
                                await(end);
                                return true;
                            }))));
        } finally {
            end.countDown();
        }
    }

    static Stream<Arguments> hooksBeforeTheRequest() {
        return Stream.of(
                Arguments.argumentSet("doOnConnected", (BiFunction<HttpClient, Runnable, HttpClient>)
                        (http, hook) -> http.doOnConnected(connection -> hook.run())),
                Arguments.argumentSet("doOnRequest", (BiFunction<HttpClient, Runnable, HttpClient>)
                        (http, hook) -> http.doOnRequest((request, connection) -> hook.run())));
    }

    /** A retry may already have sent it again. */
    @ParameterizedTest
    @MethodSource("hooksBeforeTheRequest")
    void aRequestThatWasNotSentBeforeTheAttemptTimeoutIsNeverSent(
            BiFunction<HttpClient, Runnable, HttpClient> customizer) {
        CountDownLatch failed = new CountDownLatch(1);
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(RetryPolicy.none())
                        .apiCallAttemptTimeout(Duration.ofSeconds(1))
                        .httpClient(http -> customizer.apply(http, () -> spinUntil(failed)))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e).hasMessageContaining("longer than the apiCallAttemptTimeout of PT1S"));

            failed.countDown();
            server.awaitConnectionsGone(1);
            assertThat(server.requests()).isEmpty();
        } finally {
            failed.countDown();
        }
    }

    /** Without {@code Thread.onSpinWait()}, which BlockHound reports as a blocking call. */
    private static void spinUntil(CountDownLatch latch) {
        long deadline = System.nanoTime() + TIMEOUT.toNanos();
        while (latch.getCount() > 0 && System.nanoTime() < deadline) {
            // Keeps the event loop busy.
        }
    }

    private static void await(CountDownLatch latch) {
        try {
            assertThat(latch.await(TIMEOUT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void theAttemptTimeoutAppliesToAReusedConnection() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send(page("pac-1"));
                    SILENT.handle(peer);
                });
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(RetryPolicy.none())
                        // Not another connection while the first one is being returned to the pool.
                        .connectionPool(pool -> pool.maxConnections(1))
                        .apiCallAttemptTimeout(Duration.ofSeconds(1))
                        .build()) {
            assertThat(list(client)).containsExactly("pac-1");

            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e).hasMessageContaining("longer than the apiCallAttemptTimeout of PT1S"));
            server.awaitConnectionsGone(1);
            assertThat(server.requests()).hasSize(2);
            assertThat(server.connections()).isOne();
        }
    }

    private static void assertAttemptsTimeOut(PartnerCentralAccountClient.Builder builder) {
        try (PartnerCentralAccountClient client =
                builder.apiCallAttemptTimeout(Duration.ofMillis(300)).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("the attempt took longer than the apiCallAttemptTimeout of PT0.3S"));
        }
    }

    @Test
    void reportsTheAttemptTimeoutOfASlowResponse() {
        try (RawServer server = new RawServer(TRICKLING);
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .httpClient(http -> http.responseTimeout(Duration.ofSeconds(20)))
                        .apiCallAttemptTimeout(Duration.ofSeconds(1))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("the attempt took longer than the apiCallAttemptTimeout of PT1S")
                            .hasCauseInstanceOf(TimeoutException.class));

            server.awaitConnectionsGone(3);
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void reportsTheCallTimeout() {
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .apiCallTimeout(Duration.ofMillis(500))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage("ListConnections: the call, retries included,"
                                    + " took longer than the apiCallTimeout of PT0.5S")
                            .hasCauseInstanceOf(TimeoutException.class));

            server.awaitConnectionsGone(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    /** An attempt counts once it has started, not while its delay passes. */
    @ParameterizedTest
    @ValueSource(ints = {0, 2})
    void countsOnlyStartedAttempts(int failedAttempts) {
        String failure = "HTTP/1.1 500 Status\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
        String throttled = "HTTP/1.1 429 Status\r\nConnection: close\r\nContent-Length: 2\r\n\r\n{}";
        ConnectionHandler[] handlers = Stream.concat(
                        Collections.nCopies(failedAttempts, failure).stream(), Stream.of(throttled))
                .map(RawServer::respondingWith)
                .toArray(ConnectionHandler[]::new);
        try (RawServer server = new RawServer(handlers);
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(RetryPolicy.builder()
                                .backoffBase(Duration.ZERO)
                                .throttlingBackoffBase(Duration.ofDays(1))
                                .maxBackoff(Duration.ofDays(1))
                                .build())
                        .apiCallTimeout(Duration.ofSeconds(2))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    failedAttempts + 1,
                    e -> assertThat(e).hasMessageContaining("longer than the apiCallTimeout of PT2S"));
        }
    }

    @Test
    void reportsTheAcquireTimeout() {
        try (RawServer server = new RawServer(SILENT);
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .connectionPool(pool -> pool.maxConnections(1).pendingAcquireTimeout(Duration.ofMillis(200)))
                        .build()) {
            Disposable holder = ids(client).subscribe();
            server.awaitRequests(1);

            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessageContaining("no free connection in the pool")
                            .hasMessageContaining("200ms")
                            .hasMessageEndingWith("; limit the concurrent calls, or set a larger maxConnections or"
                                    + " pendingAcquireTimeout with connectionPool")
                            .hasCauseInstanceOf(PoolAcquireTimeoutException.class));

            assertThat(server.requests()).hasSize(1);
            holder.dispose();
        }
    }

    @Test
    void reportsAFullPool() {
        try (RawServer server = new RawServer(SILENT, respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .connectionPool(pool -> pool.maxConnections(1).pendingAcquireMaxCount(1))
                        .build()) {
            Disposable holder = ids(client).subscribe();
            server.awaitRequests(1);
            CompletableFuture<List<String>> first = ids(client).collectList().toFuture();
            CompletableFuture<List<String>> second = ids(client).collectList().toFuture();

            // One of them waits, and the other one exceeds the queue.
            assertThat(CompletableFuture.anyOf(first, second))
                    .failsWithin(TIMEOUT)
                    .withThrowableThat()
                    .havingCause()
                    .isInstanceOfSatisfying(
                            PartnerCentralTransportException.class,
                            e -> assertThat(e.attempts()).isEqualTo(1))
                    .withMessageContaining("no free connection in the pool")
                    .withMessageContaining("maximum size of 1")
                    .withMessageEndingWith("; limit the concurrent calls, or set a larger maxConnections or"
                            + " pendingAcquireMaxCount with connectionPool")
                    .withCauseInstanceOf(PoolAcquirePendingLimitException.class);
            assertThat(server.requests()).hasSize(1);

            holder.dispose();
            CompletableFuture<List<String>> waiting = first.isCompletedExceptionally() ? second : first;
            assertThat(waiting).succeedsWithin(TIMEOUT).isEqualTo(List.of("pac-1"));
        }
    }

    /** Never resolves a host. */
    private static final class NeverResolver extends AddressResolverGroup<InetSocketAddress> {

        @Override
        protected AddressResolver<InetSocketAddress> newResolver(EventExecutor executor) {
            return new InetNameResolver(executor) {
                @Override
                protected void doResolve(String host, Promise<InetAddress> promise) {}

                @Override
                protected void doResolveAll(String host, Promise<List<InetAddress>> promise) {}
            }.asAddressResolver();
        }
    }
}
