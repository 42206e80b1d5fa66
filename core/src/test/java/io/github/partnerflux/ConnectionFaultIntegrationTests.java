package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.RawServer.json;
import static io.github.partnerflux.RawServer.page;
import static io.github.partnerflux.RawServer.pageWithToken;
import static io.github.partnerflux.RawServer.respondingWith;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.RawServer.ConnectionHandler;
import io.github.partnerflux.exception.PartnerCentralTransportException;
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

/** A connection that cannot be made or is lost, in every place where it can be. */
class ConnectionFaultIntegrationTests {

    private static final String WHOLE = json(null, "pac-1", "pac-2");
    private static final String HALF = WHOLE.substring(0, WHOLE.length() / 2);

    @Test
    void refused() throws Exception {
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
    void unknownHost() throws Exception {
        AtomicInteger queries = new AtomicInteger();
        try (DatagramSocket dns = new DatagramSocket(new InetSocketAddress("127.0.0.1", 0));
                PartnerCentralAccountClient client = clientWithoutBackoff(URI.create("https://partnerflux.invalid"))
                        .httpClient(http -> http.resolver(spec -> spec.dnsAddressResolverGroupProvider(
                                // No question leaves this machine.
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
                // The question, as an answer: NXDOMAIN.
                packet.getData()[2] = (byte) 0x81;
                packet.getData()[3] = (byte) 0x83;
                // Nothing but the question: no additional records either.
                packet.getData()[11] = 0;
                dns.send(packet);
            }
        } catch (IOException e) {
            // Closed: the test has ended.
        }
    }

    /** What a server may do to a connection before it has sent an answer that can be used. */
    static Stream<Arguments> losses() {
        return Stream.of(
                loss("RST on accept", RawServer.Peer::reset),
                loss("FIN on accept", peer -> {}),
                loss("FIN after the request", RawServer.Peer::readRequest),
                loss("RST after the request", peer -> {
                    peer.readRequest();
                    peer.reset();
                }),
                loss("FIN in the status line", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 20");
                }),
                loss("FIN in the headers", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Le");
                }),
                loss("body truncated by length", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + WHOLE.length() + "\r\n\r\n" + HALF);
                }),
                loss("body of a known length not begun", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + WHOLE.length() + "\r\n\r\n");
                }),
                loss("chunked body truncated in a chunk", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(WHOLE.length()) + "\r\n" + HALF);
                }),
                loss("chunked body truncated before the last chunk, its JSON whole", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                            + Integer.toHexString(WHOLE.length()) + "\r\n" + WHOLE + "\r\n");
                }),
                loss("body truncated by close", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + HALF);
                }),
                loss("body truncated by close in a string", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + WHOLE.substring(0, WHOLE.indexOf("pac-2") + 2));
                }),
                loss("body ended by close not begun", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.0 200 OK\r\n\r\n");
                }),
                loss("RST in the body", peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Length: " + WHOLE.length() + "\r\n\r\n" + HALF);
                    peer.reset();
                }));
    }

    private static Arguments loss(String name, ConnectionHandler conversation) {
        return Arguments.argumentSet(name, conversation);
    }

    @ParameterizedTest
    @MethodSource("losses")
    void isRetriedAndNothingIsEmittedFromIt(ConnectionHandler loss) {
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
    void isATransportErrorAfterThreeAttempts(ConnectionHandler loss) {
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
    void aBodyTruncatedByCloseSaysSo() {
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
    void aWholeBodyEndedByCloseIsAPage() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\n\r\n" + WHOLE);
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
    void isRetriedInATlsHandshakeToo(ConnectionHandler loss) {
        try (RawServer server = new RawServer(loss);
                PartnerCentralAccountClient client = clientWithoutBackoff(
                                URI.create("https://127.0.0.1:" + server.port()))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralTransportException.class,
                    3,
                    e -> assertThat(e.getCause()).isInstanceOf(IOException.class));

            assertThat(server.connections()).isEqualTo(3);
        }
    }

    @Test
    void plaintextPeerOnATlsPort() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readSome();
                    peer.send("HTTP/1.1 400 Bad Request\r\nContent-Length: 0\r\n\r\n");
                    peer.awaitEnd();
                });
                PartnerCentralAccountClient client = clientWithoutBackoff(
                                URI.create("https://127.0.0.1:" + server.port()))
                        .build()) {
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
    void peerClosesAnIdleConnection() {
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
    void pageThreeFailsForGood() {
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
