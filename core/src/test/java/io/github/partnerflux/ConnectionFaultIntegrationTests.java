// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.json;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.pageWithToken;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.netty.resolver.dns.DnsAddressResolverGroup;
import io.netty.resolver.dns.SingletonDnsServerAddressStreamProvider;
import java.io.EOFException;
import java.io.IOException;
import java.net.ConnectException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.UnknownHostException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Stream;
import javax.net.ssl.SSLException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import reactor.test.StepVerifier;

/** Tests connections that cannot be opened or are lost, at each point of an exchange. */
class ConnectionFaultIntegrationTests {

    private static final String COMPLETE = json(null, "pac-1", "pac-2");
    private static final String HALF = COMPLETE.substring(0, COMPLETE.length() / 2);

    @Test
    void reportsARefusedConnection() throws Exception {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = free.getLocalPort();
        }
        try (PartnerCentralAccountClient client =
                clientWithoutBackoff(URI.create("http://127.0.0.1:" + port)).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("the connection failed")
                            .hasMessageContaining("127.0.0.1:" + port)
                            .hasCauseInstanceOf(ConnectException.class));
        }
    }

    @Test
    void reportsAnUnknownHost() throws Exception {
        AtomicInteger queries = new AtomicInteger();
        try (DatagramSocket dns = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("https://partnerflux.invalid"))
                        .httpClient(http -> http.resolver(spec -> spec.dnsAddressResolverGroupProvider(
                                // Queries stay on the loopback interface.
                                builder -> new DnsAddressResolverGroup(
                                        builder.nameServerProvider(new SingletonDnsServerAddressStreamProvider(
                                                (InetSocketAddress) dns.getLocalSocketAddress()))))))
                        .build()) {
            Thread server = new Thread(() -> denyEveryName(dns, queries), "dns");
            server.start();

            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageContaining("unknown host")
                            .hasMessageContaining("partnerflux.invalid")
                            .hasCauseInstanceOf(UnknownHostException.class));

            assertThat(queries).hasPositiveValue();
        }
    }

    private static void denyEveryName(DatagramSocket dns, AtomicInteger queries) {
        try {
            while (true) {
                DatagramPacket packet = new DatagramPacket(new byte[1500], 1500);
                dns.receive(packet);
                queries.incrementAndGet();
                // Turns the query into the response NXDOMAIN.
                packet.getData()[2] = (byte) 0x81;
                packet.getData()[3] = (byte) 0x83;
                // Without additional records.
                packet.getData()[11] = 0;
                dns.send(packet);
            }
        } catch (IOException e) {
            // The socket is closed at the end of the test.
        }
    }

    /** Connections that are lost before the response is complete. */
    static Stream<Arguments> losses() {
        String okWithLength = "HTTP/1.1 200 OK\r\nContent-Length: " + COMPLETE.length() + "\r\n\r\n";
        String okWithChunk = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                + Integer.toHexString(COMPLETE.length()) + "\r\n";
        return Stream.of(
                loss("RST on accept", RawServer.Peer::reset),
                loss("FIN on accept", peer -> {}),
                loss("FIN after the request", RawServer.Peer::readRequest),
                loss("RST after the request", peer -> {
                    peer.readRequest();
                    peer.reset();
                }),
                finAfter("the start of the status line", "HTTP/1.1 20"),
                finAfter("the start of the headers", "HTTP/1.1 200 OK\r\nContent-Le"),
                finAfter("headers with a length", okWithLength),
                finAfter("half of a body with a length", okWithLength + HALF),
                finAfter("half of a chunk", okWithChunk + HALF),
                finAfter("complete JSON without the last chunk", okWithChunk + COMPLETE + "\r\n"),
                finAfter("headers without a length", "HTTP/1.0 200 OK\r\n\r\n"),
                finAfter("half of a body without a length", "HTTP/1.1 200 OK\r\n\r\n" + HALF),
                finAfter(
                        "a body without a length that ends in a string",
                        "HTTP/1.1 200 OK\r\n\r\n" + COMPLETE.substring(0, COMPLETE.indexOf("pac-2") + 2)),
                loss("RST in the body", peer -> {
                    peer.readRequest();
                    peer.send(okWithLength + HALF);
                    peer.reset();
                }));
    }

    private static Arguments finAfter(String name, String sent) {
        return loss("FIN after " + name, peer -> {
            peer.readRequest();
            peer.send(sent);
        });
    }

    private static Arguments loss(String name, ConnectionHandler handler) {
        return Arguments.argumentSet(name, handler);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLostConnectionIsRetriedAndEmitsNothing(ConnectionHandler loss) {
        try (RawServer server = new RawServer(loss, respondingWith(page("pac-3")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-3");

            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests().get(server.requests().size() - 1))
                    .contains("amz-sdk-request: attempt=2; max=8");
        }
    }

    @ParameterizedTest
    @MethodSource("losses")
    void aLostConnectionIsATransportErrorAfterThreeAttempts(ConnectionHandler loss) {
        try (RawServer server = new RawServer(loss);
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e)
                            .hasMessageEndingWith("(after 3 attempts)")
                            .hasCauseInstanceOf(IOException.class));

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void reportsABodyTruncatedByClose() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + HALF);
                });
                PartnerCentralAccountClient client = TestClients.clientFor(server.endpoint())
                        .retryPolicy(RetryPolicy.none())
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage("ListConnections: the connection was closed in the middle of the response")
                            .hasCauseInstanceOf(EOFException.class));
        }
    }

    @Test
    void readsACompleteBodyEndedByClose() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + COMPLETE);
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1", "pac-2");
            assertThat(list(client)).containsExactly("pac-1", "pac-2");

            assertThat(server.requests()).hasSize(2);
        }
    }

    static Stream<Arguments> handshakeLosses() {
        return Stream.of(
                loss("FIN on accept", peer -> {}),
                loss("RST in the handshake", peer -> {
                    peer.readSome();
                    peer.reset();
                }),
                loss("FIN in the handshake", peer -> {
                    peer.readSome();
                    peer.finish();
                }));
    }

    @ParameterizedTest
    @MethodSource("handshakeLosses")
    void aConnectionLostInTheTlsHandshakeIsRetried(ConnectionHandler loss) {
        try (RawServer server = new RawServer(loss);
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.tlsEndpoint()).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e.getCause()).isInstanceOf(IOException.class));

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void aPlaintextPeerOnATlsPortIsNotRetried() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readSome();
                    peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    peer.awaitEnd();
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.tlsEndpoint()).build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    1,
                    e -> assertThat(e).hasMessageContaining("TLS failed").hasCauseInstanceOf(SSLException.class));

            server.awaitConnectionsGone(1);
            assertThat(server.connections()).isEqualTo(1);
        }
    }

    @Test
    void replacesAnIdleConnectionThatThePeerHasClosed() {
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.readRequest();
                            peer.send(page("pac-1"));
                            peer.finish();
                        },
                        respondingWith(page("pac-2")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");
            server.awaitConnectionsGone(1);

            assertThat(list(client)).containsExactly("pac-2");

            assertThat(server.connections()).isEqualTo(2);
            assertThat(server.requests())
                    .hasSize(2)
                    .allSatisfy(request -> assertThat(request).contains("attempt=1; max=8"));
        }
    }

    @Test
    void emitsThePagesBeforeOneThatKeepsFailing() {
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        String request = peer.readRequest();
                        if (request.contains("token-3")) {
                            peer.reset();
                        }
                        peer.send(
                                request.contains("token-2")
                                        ? pageWithToken("token-3", "pac-2")
                                        : pageWithToken("token-2", "pac-1"));
                    }
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(Listings.ids(client))
                    .expectNext("pac-1", "pac-2")
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOfSatisfying(
                                    PartnerCentralTransportException.class,
                                    failure -> assertThat(failure.attempts()).isEqualTo(3)))
                    .verify(TIMEOUT);

            assertThat(server.requests()).hasSize(5);
        }
    }
}
