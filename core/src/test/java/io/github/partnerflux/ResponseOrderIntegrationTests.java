// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.json;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.pkitesting.X509Bundle;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.net.ssl.SSLContext;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.core.publisher.Mono;

/** Tests that no account receives the response to another request, whatever arrives on a connection. */
class ResponseOrderIntegrationTests {

    private static final Pattern ACCESS_KEY = Pattern.compile("Credential=([^/]+)/");

    static Stream<Arguments> interimResponses() {
        return Stream.of("100 Continue", "102 Processing", "103 Early Hints", "199 Some")
                .map(status -> Arguments.argumentSet(status, "HTTP/1.1 " + status + "\r\nLink: </a>\r\n\r\n"));
    }

    static Stream<Arguments> interimAndFinalResponses() {
        return interimResponses()
                .flatMap(interim -> Stream.of(
                        before(interim, "a page", ResponseOrderIntegrationTests::pageOf),
                        before(interim, "a chunked page", key -> chunked(json(null, "pac-" + key)))));
    }

    private static Arguments before(Arguments interim, String name, FinalResponse response) {
        return Arguments.argumentSet("%s before %s".formatted(interim, name), interim.get()[0], response);
    }

    @FunctionalInterface
    private interface FinalResponse {
        String of(String accessKey);
    }

    @ParameterizedTest
    @MethodSource("interimAndFinalResponses")
    void skipsInterimResponses(String interim, FinalResponse response) {
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        String key = accessKey(peer.readRequest());
                        // Lets the client read the interim response alone.
                        peer.send(interim);
                        peer.trickle(response.of(key), Duration.ofMillis(1));
                    }
                });
                PartnerCentralAccountClient client = clientOf("A", server.endpoint())) {
            assertThatAccountsListTheirOwn(client);

            assertThat(server.connections()).isOne();
            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void skipsSeveralInterimResponsesInOnePacket() {
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        String key = accessKey(peer.readRequest());
                        peer.send("HTTP/1.1 102 P\r\n\r\nHTTP/1.1 103 E\r\nLink: a\r\n\r\nHTTP/1.1 103 E\r\n\r\n"
                                + pageOf(key));
                    }
                });
                PartnerCentralAccountClient client = clientOf("A", server.endpoint())) {
            assertThatAccountsListTheirOwn(client);

            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void skipsAnInterimResponseBeforeAnError() {
        try (RawServer server = new RawServer(respondingWith("HTTP/1.1 103 Early Hints\r\n\r\n"
                        + response(400, "{\"__type\":\"ValidationException\",\"Message\":\"bad\"}")));
                PartnerCentralAccountClient client = clientOf("A", server.endpoint())) {
            assertFails(
                    client,
                    ValidationException.class,
                    1,
                    e -> assertThat(e.statusCode()).isEqualTo(400));
        }
    }

    @Test
    void skipsInterimResponsesOverTls() throws Exception {
        X509Bundle certificate = TestClients.certificate();
        SSLContext tls = SSLContext.getInstance("TLS");
        tls.init(certificate.toKeyManagerFactory().getKeyManagers(), null, null);
        try (RawServer server = new RawServer(tls.getServerSocketFactory(), peer -> {
                    while (true) {
                        String key = accessKey(peer.readRequest());
                        peer.send("HTTP/1.1 103 Early Hints\r\n\r\n");
                        peer.send(pageOf(key));
                    }
                });
                PartnerCentralAccountClient client = trusting(certificate, server.port())) {
            assertThatAccountsListTheirOwn(client);

            assertThat(server.connections()).isOne();
        }
    }

    @Test
    void refusesAnUnrequestedUpgradeAtOnce() {
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.readRequest();
                            peer.send(
                                    "HTTP/1.1 101 Switching Protocols\r\nUpgrade: h2c\r\nConnection: upgrade\r\n\r\n");
                            peer.awaitEnd();
                        },
                        respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client, ResponseFormatException.class, 1, e -> assertThat(e).hasMessageContaining("101"));
            server.awaitConnectionsGone(1);

            assertThat(list(client)).containsExactly("pac-1");
        }
    }

    static Stream<Arguments> surplus() {
        return Stream.of(
                Arguments.argumentSet("a whole response", page("stale")),
                Arguments.argumentSet("a status line", "HTTP/1.1 200 OK\r\n"),
                Arguments.argumentSet("the start of a line", "}"),
                Arguments.argumentSet("an interim response", "HTTP/1.1 103 Early Hints\r\n\r\n"),
                Arguments.argumentSet(
                        "a request timeout, as of a server that closes an idle connection",
                        "HTTP/1.1 408 Request Timeout\r\nConnection: close\r\nContent-Length: 0\r\n\r\n"));
    }

    @ParameterizedTest
    @MethodSource("surplus")
    void closesAConnectionWithDataAfterTheResponse(String surplus) {
        ConnectionHandler fault = peer -> {
            peer.readRequest();
            peer.send(page("pac-1") + surplus);
            respondingWith(page("stale")).handle(peer);
        };
        try (RawServer server = new RawServer(fault, respondingWith(page("pac-2")));
                PartnerCentralAccountClient client = clientWithoutIdleTimeout(server)) {
            assertThat(list(client)).containsExactly("pac-1");
            server.awaitConnectionsGone(1);

            assertThat(list(client)).containsExactly("pac-2");
            assertThat(server.requests().get(1)).contains("amz-sdk-request: attempt=1; max=8");
        }
    }

    @ParameterizedTest
    @MethodSource("surplus")
    void closesAnIdleConnectionWithUnrequestedData(String surplus) {
        CountDownLatch idle = new CountDownLatch(1);
        ConnectionHandler fault = peer -> {
            peer.readRequest();
            peer.send(page("pac-1"));
            assertThat(idle.await(30, TimeUnit.SECONDS)).isTrue();
            peer.send(surplus);
            respondingWith(page("stale")).handle(peer);
        };
        try (RawServer server = new RawServer(fault, respondingWith(page("pac-2")));
                PartnerCentralAccountClient client = clientWithoutIdleTimeout(server)) {
            assertThat(list(client)).containsExactly("pac-1");
            idle.countDown();
            server.awaitConnectionsGone(1);

            assertThat(list(client)).containsExactly("pac-2");
            assertThat(server.requests().get(1)).contains("amz-sdk-request: attempt=1; max=8");
        }
    }

    /** The pool passes the connection to the waiting call while the rest of the packet is still being read. */
    @ParameterizedTest
    @ValueSource(strings = {"HTTP/1.1 200 OK\r\n\r\n", "HTTP/1.1 500 No\r\nContent-Length: 0\r\n\r\n", "}"})
    void aCallAwaitingTheConnectionDoesNotReceiveItsSurplus(String surplus) {
        CountDownLatch waiting = new CountDownLatch(1);
        ConnectionHandler fault = peer -> {
            peer.readRequest();
            assertThat(waiting.await(30, TimeUnit.SECONDS)).isTrue();
            peer.send(page("pac-1") + surplus);
            respondingWith(page("stale")).handle(peer);
        };
        try (RawServer server = new RawServer(fault, respondingWith(page("pac-2")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .connectionPool(pool -> pool.maxConnections(1))
                        .build()) {
            Mono<List<String>> first = ids(client).collectList().cache();
            first.subscribe();
            server.awaitRequests(1);
            Mono<List<String>> second = ids(client).collectList().cache();
            second.subscribe();
            waiting.countDown();

            assertThat(first.block(TIMEOUT)).containsExactly("pac-1");
            assertThat(second.block(TIMEOUT)).containsExactly("pac-2");
        }
    }

    /** The response is in the socket's buffer when the next call acquires the connection. */
    @RepeatedTest(300)
    void aResponseThatPrecedesItsRequestIsIgnored() throws Exception {
        CountDownLatch idle = new CountDownLatch(1);
        CountDownLatch received = new CountDownLatch(1);
        ConnectionHandler fault = peer -> {
            peer.readRequest();
            peer.send(page("pac-1"));
            assertThat(idle.await(30, TimeUnit.SECONDS)).isTrue();
            peer.send(page("stale"));
            peer.awaitReceived();
            received.countDown();
            peer.awaitEnd();
        };
        try (RawServer server = new RawServer(fault, respondingWith(page("pac-2")));
                PartnerCentralAccountClient client = clientWithoutIdleTimeout(server)) {
            assertThat(list(client)).containsExactly("pac-1");
            idle.countDown();
            assertThat(received.await(30, TimeUnit.SECONDS)).isTrue();

            assertThat(list(client)).containsExactly("pac-2");
        }
    }

    static void assertThatAccountsListTheirOwn(PartnerCentralAccountClient accountA) {
        PartnerCentralAccountClient accountB = accountA.withCredentialsProvider(TestClients.credentials("B", "secret"));
        assertThat(list(accountA)).containsExactly("pac-A");
        assertThat(list(accountB)).containsExactly("pac-B");
        assertThat(list(accountA)).containsExactly("pac-A");
    }

    private static PartnerCentralAccountClient trusting(X509Bundle certificate, int port) throws Exception {
        SslContext context = SslContextBuilder.forClient()
                .trustManager(certificate.getCertificate())
                .build();
        return PartnerCentralAccountClient.builder()
                .endpointOverride(URI.create("https://localhost:" + port))
                .credentialsProvider(TestClients.credentials("A", "secret"))
                .httpClient(http -> http.secure(spec -> spec.sslContext(context)))
                .connectionPool(pool -> pool.maxConnections(1))
                .build();
    }

    private static PartnerCentralAccountClient clientWithoutIdleTimeout(RawServer server) {
        return clientWithoutBackoff(server.endpoint())
                .connectionPool(pool -> pool.maxIdleTime(Duration.ofHours(1)))
                .build();
    }

    private static PartnerCentralAccountClient clientOf(String accessKey, URI endpoint) {
        return clientWithoutBackoff(endpoint)
                .credentialsProvider(TestClients.credentials(accessKey, "secret"))
                .connectionPool(pool -> pool.maxConnections(1))
                .build();
    }

    static String accessKey(String request) {
        Matcher matcher = ACCESS_KEY.matcher(request);
        assertThat(matcher.find()).isTrue();
        return matcher.group(1);
    }

    private static String pageOf(String accessKey) {
        return page("pac-" + accessKey);
    }

    private static String chunked(String body) {
        return "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(body.length()) + "\r\n"
                + body + "\r\n0\r\n\r\n";
    }
}
