// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.util.RestoreSystemProperties;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.scheduler.Schedulers;
import reactor.netty.http.client.HttpClient;
import reactor.netty.transport.ProxyProvider;

/** Tests a proxy that the user sets through {@code httpClient}. */
class ProxyIntegrationTests {

    private static final String HOST = "partner-central.example.invalid";
    private static final URI ENDPOINT = URI.create("http://" + HOST);

    /** The hosts that the proxy was asked to connect to. */
    private final List<String> hosts = new CopyOnWriteArrayList<>();

    @ParameterizedTest
    @EnumSource(ProxyProvider.Proxy.class)
    void theProxyResolvesTheHost(ProxyProvider.Proxy type) {
        try (RawServer proxy = new RawServer(proxy(type));
                PartnerCentralAccountClient client =
                        clientThrough(proxy, type, ENDPOINT).build()) {
            assertThat(list(client)).containsExactly("pac-1");

            assertThat(hosts).containsExactly(HOST);
        }
    }

    @Test
    @RestoreSystemProperties
    void theProxyOfTheSystemPropertiesResolvesTheHost() {
        try (RawServer proxy = new RawServer(proxy(ProxyProvider.Proxy.HTTP))) {
            System.setProperty("http.proxyHost", "127.0.0.1");
            System.setProperty("http.proxyPort", String.valueOf(proxy.port()));
            try (PartnerCentralAccountClient client = clientWithoutBackoff(ENDPOINT)
                    .plaintextAllowed(true)
                    .httpClient(HttpClient::proxyWithSystemProperties)
                    .build()) {
                assertThat(list(client)).containsExactly("pac-1");

                assertThat(hosts).containsExactly(HOST);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"407 Proxy Authentication Required", "403 Forbidden", "400 Bad Request"})
    void aRefusalIsNotRetried(String status) {
        for (String endpoint : List.of("https://" + HOST, "http://" + HOST)) {
            try (RawServer proxy = new RawServer(refusing(status));
                    PartnerCentralAccountClient client = clientThrough(
                                    proxy, ProxyProvider.Proxy.HTTP, URI.create(endpoint))
                            .build()) {
                assertFails(
                        client,
                        PartnerCentralTransportException.class,
                        1,
                        e -> assertThat(e)
                                .hasMessageContaining("the proxy refused the connection")
                                .hasMessageContaining("status: " + status)
                                .hasMessageContaining("127.0.0.1:" + proxy.port())
                                .hasMessageNotContaining("secret"));

                assertThat(proxy.connections()).isOne();
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"502 Bad Gateway", "503 Service Unavailable", "504 Gateway Timeout"})
    void aFailureOfTheProxyToConnectIsRetried(String status) {
        try (RawServer proxy = new RawServer(refusing(status))) {
            assertFailsThrough(
                    proxy, ProxyProvider.Proxy.HTTP, 3, "no connection through the proxy", "status: " + status);
        }
    }

    @Test
    void aProxyThatClosesTheConnectionIsNamed() {
        try (RawServer proxy = new RawServer(RawServer.Peer::readHead)) {
            assertFailsThrough(
                    proxy, ProxyProvider.Proxy.HTTP, 3, "no connection through the proxy", "127.0.0.1:" + proxy.port());
        }
    }

    @Test
    void aSilentProxyIsNamed() {
        try (RawServer proxy = new RawServer(RawServer.Peer::awaitEnd);
                PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("https://" + HOST))
                        .httpClient(http -> http.proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                                .host("127.0.0.1")
                                .port(proxy.port())
                                .connectTimeoutMillis(100)))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("no connection through the proxy")
                            .hasMessageContaining("127.0.0.1:" + proxy.port())
                            .hasMessageContaining("timeout"));
        }
    }

    @Test
    void aRefusalOfCredentialsBySocksIsNotRetried() {
        ConnectionHandler refusing = peer -> {
            peer.readBytes(peer.readBytes(2)[1]);
            peer.send(new byte[] {5, 2});
            peer.readBytes(peer.readBytes(2)[1]);
            peer.readBytes(peer.readBytes(1)[0]);
            peer.send(new byte[] {1, (byte) 0xff});
            peer.awaitEnd();
        };
        try (RawServer proxy = new RawServer(refusing)) {
            assertFailsThrough(
                    proxy, ProxyProvider.Proxy.SOCKS5, 1, "the proxy refused the connection", "authStatus: FAILURE");
        }
    }

    private static void assertFailsThrough(
            RawServer proxy, ProxyProvider.Proxy type, int attempts, String... messageParts) {
        try (PartnerCentralAccountClient client =
                clientThrough(proxy, type, URI.create("https://" + HOST)).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    attempts,
                    e -> assertThat(e.getMessage()).contains(messageParts).doesNotContain("secret"));
        }
    }

    /** Reactor Netty resolves the host of a proxy, or one that bypasses it, on the thread that subscribes. */
    @Test
    void noHostIsResolvedOnAnEventLoop() {
        AtomicInteger resolutions = new AtomicInteger();
        UnaryOperator<HttpClient> bypassingProxy = http -> http.proxy(spec -> spec.type(ProxyProvider.Proxy.HTTP)
                .host("127.0.0.1")
                .port(9)
                .nonProxyHostsPredicate((SocketAddress host) -> {
                    // An unresolved address is resolved next, on the same thread.
                    if (((InetSocketAddress) host).isUnresolved()) {
                        resolutions.incrementAndGet();
                        assertThat(Schedulers.isInNonBlockingThread()).isFalse();
                    }
                    return true;
                }));
        try (RawServer server = new RawServer(RawServer.TWO_PAGES);
                PartnerCentralAccountClient client = clientWithoutBackoff(
                                URI.create("http://localhost:" + server.port()))
                        .httpClient(bypassingProxy)
                        .build()) {
            assertThat(list(client)).containsExactly("pac-1", "pac-2");

            assertThat(resolutions).hasValueGreaterThanOrEqualTo(2);
        }
    }

    private static PartnerCentralAccountClient.Builder clientThrough(
            RawServer proxy, ProxyProvider.Proxy type, URI endpoint) {
        return clientWithoutBackoff(endpoint)
                .plaintextAllowed(true)
                .httpClient(http -> http.proxy(spec -> spec.type(type)
                        .host("127.0.0.1")
                        .port(proxy.port())
                        .username("me")
                        .password(user -> "secret")
                        .connectTimeoutMillis(TimeUnit.SECONDS.toMillis(20))));
    }

    private static ConnectionHandler refusing(String status) {
        return peer -> {
            peer.readHead();
            peer.send("HTTP/1.1 " + status + "\r\nContent-Length: 0\r\n\r\n");
            peer.awaitEnd();
        };
    }

    /** Returns the handler of a proxy that is also the service. */
    private ConnectionHandler proxy(ProxyProvider.Proxy type) {
        return peer -> {
            hosts.add(
                    switch (type) {
                        case HTTP -> acceptHttp(peer);
                        case SOCKS4 -> acceptSocks4(peer);
                        case SOCKS5 -> acceptSocks5(peer);
                    });
            respondingWith(page("pac-1")).handle(peer);
        };
    }

    private static String acceptHttp(RawServer.Peer peer) throws IOException {
        String head = peer.readHead();
        peer.send("HTTP/1.1 200 Connection established\r\n\r\n");
        return head.substring("CONNECT ".length(), head.indexOf(':'));
    }

    private static String acceptSocks4(RawServer.Peer peer) throws IOException {
        peer.readBytes(8);
        readZeroTerminated(peer);
        String host = readZeroTerminated(peer);
        peer.send(new byte[] {0, 0x5a, 0, 0, 0, 0, 0, 0});
        return host;
    }

    private static String readZeroTerminated(RawServer.Peer peer) throws IOException {
        StringBuilder text = new StringBuilder();
        for (byte b = peer.readBytes(1)[0]; b != 0; b = peer.readBytes(1)[0]) {
            text.append((char) b);
        }
        return text.toString();
    }

    private static String acceptSocks5(RawServer.Peer peer) throws IOException {
        peer.readBytes(peer.readBytes(2)[1]);
        peer.send(new byte[] {5, 0});
        byte[] request = peer.readBytes(5);
        assertThat(request[3]).describedAs("the host as a name").isEqualTo((byte) 3);
        String host = new String(peer.readBytes(request[4]), US_ASCII);
        peer.readBytes(2);
        peer.send(new byte[] {5, 0, 0, 1, 0, 0, 0, 0, 0, 0});
        return host;
    }
}
