// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.TIMEOUT;
import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.json;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.pageWithToken;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static io.github.partnerflux.test.RawServer.response;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import io.github.partnerflux.exception.PaginationException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import io.netty.buffer.PooledByteBufAllocator;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import reactor.test.StepVerifier;

/**
 * Tests responses that are not HTTP, not JSON, not a page or too large: each fails its call with a typed error after
 * one attempt and does not affect the next call.
 */
class MalformedResponseIntegrationTests {

    private static final int MAX_MESSAGE_LENGTH = 700;

    private static final String OK = "HTTP/1.1 200 OK\r\n";

    static Stream<Arguments> notHttp() {
        return Stream.of(
                malformed("20 KB response header", "too large", OK + "X-Large: " + "x".repeat(20_000) + "\r\n\r\n"),
                malformed("20 KB status line", "too large", "HTTP/1.1 200 " + "x".repeat(20_000) + "\r\n\r\n"),
                malformed("garbage status line", "not HTTP", "SSH-2.0-OpenSSH_9.6\r\n\r\n"),
                malformed("3 KB of garbage", "not HTTP", "x".repeat(3_000) + "\r\n\r\n"),
                malformed(
                        "two Content-Lengths",
                        "not HTTP",
                        OK + "Content-Length: 2\r\nContent-Length: 20\r\n\r\n{}" + "x".repeat(18)),
                malformed("Content-Length that is not a number", "not HTTP", OK + "Content-Length: many\r\n\r\n{}"),
                malformed("negative Content-Length", "not HTTP", OK + "Content-Length: -2\r\n\r\n{}"),
                malformed(
                        "chunk size that is not a number, after complete JSON",
                        "not HTTP",
                        OK + "Transfer-Encoding: chunked\r\n\r\n2\r\n{}\r\nmany\r\n{}\r\n0\r\n\r\n"));
    }

    private static Arguments malformed(String name, String message, String response) {
        return Arguments.argumentSet(name, message, response);
    }

    @ParameterizedTest
    @MethodSource("notHttp")
    void aResponseThatIsNotHttpClosesTheConnection(String message, String response) {
        assertFormatError(new FirstResponse(response), message, true);
    }

    static Stream<Arguments> notAPage() {
        return Stream.of(
                malformed("empty 200 body", "not valid", response(200, "")),
                malformed("HTML in a 200", "not valid", response(200, "<html>" + "x".repeat(5_000) + "</html>")),
                malformed("null", "not valid", response(200, "null")),
                malformed("truncated JSON in a body of the declared length", "not valid", response(200, "{\"Conn")),
                malformed(
                        "malformed JSON in a body ended by close",
                        "not valid",
                        "HTTP/1.1 200 OK\r\n\r\n{\"ConnectionSummaries\":[}]}"),
                malformed(
                        "nesting 1,000 deep",
                        "not valid",
                        response(200, "{\"Future\":" + "[".repeat(1_000) + "]".repeat(1_000) + "}")),
                malformed(
                        "nesting 1,000,000 deep",
                        "not valid",
                        response(200, "{\"Future\":" + "[".repeat(1_000_000) + "]".repeat(1_000_000) + "}")),
                malformed(
                        "1 MB string", "not valid", response(200, "{\"NextToken\":\"" + "x".repeat(1_000_000) + "\"}")),
                malformed(
                        "1 MB string in an unknown member",
                        "not valid",
                        response(200, "{\"Future\":\"" + "x".repeat(1_000_000) + "\"}")),
                malformed(
                        "JSON of something else",
                        "JSON of something else, without any member of the output of ListConnections",
                        response(200, "{\"status\":\"ok\",\"__type\":\"x\"}")),
                malformed("1 MB number", "not valid", response(200, "{\"NextToken\":" + "1".repeat(1_000_000) + "}")),
                malformed("duplicate keys", "not valid", response(200, "{\"NextToken\":\"a\",\"NextToken\":\"b\"}")),
                malformed("trailing content", "not valid", response(200, json(null, "pac-1") + "{}")));
    }

    @ParameterizedTest
    @MethodSource("notAPage")
    void aResponseThatIsNotAPageIsAFormatError(String message, String response) {
        assertFormatError(new FirstResponse(response), message, false);
    }

    private static void assertFormatError(ConnectionHandler fault, String message, boolean closes) {
        try (RawServer server = new RawServer(fault, respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    ResponseFormatException.class,
                    1,
                    e -> assertThat(e.getMessage())
                            .contains(message)
                            .doesNotContain("x".repeat(400))
                            .hasSizeLessThan(MAX_MESSAGE_LENGTH));
            if (closes) {
                server.awaitConnectionsGone(1);
            }

            assertThat(list(client)).containsExactly("pac-1");

            assertThat(server.requests()).hasSize(2);
        }
    }

    /** Sends a malformed response to the first request and a page to each further request on the same connection. */
    private record FirstResponse(String response) implements ConnectionHandler {

        @Override
        public void handle(RawServer.Peer peer) throws Exception {
            peer.readRequest();
            peer.send(response);
            if (response.startsWith("HTTP/1.1 200 OK\r\n\r\n")) {
                return;
            }
            respondingWith(page("pac-1")).handle(peer);
        }
    }

    static Stream<Arguments> tooLarge() {
        byte[] chunk = ("10000\r\n" + "x".repeat(0x10000) + "\r\n").getBytes(StandardCharsets.US_ASCII);
        byte[] block = " ".repeat(0x10000).getBytes(StandardCharsets.US_ASCII);
        return Stream.of(
                endless("body of 1 GB", OK + "Content-Length: 1000000000\r\n\r\n", block),
                endless("chunked body that never ends", OK + "Transfer-Encoding: chunked\r\n\r\n", chunk),
                endless("body ended by close that never ends", OK + "\r\n", block),
                endless("body of a 503 that never ends", "HTTP/1.1 503 No\r\n\r\n", block),
                endless("25 MB string", OK + "Content-Length: 25000014\r\n\r\n{\"NextToken\":\"", block));
    }

    private static Arguments endless(String name, String head, byte[] block) {
        return Arguments.argumentSet(name, head, block);
    }

    @ParameterizedTest
    @MethodSource("tooLarge")
    void aBodyOverTheLimitClosesTheConnectionWithinBoundedMemory(String head, byte[] block) {
        AtomicLong mostMemory = new AtomicLong();
        ConnectionHandler endless = peer -> {
            peer.readRequest();
            peer.send(head);
            for (int sent = 0; sent < 1_000_000_000; sent += block.length) {
                peer.send(block);
                mostMemory.accumulateAndGet(
                        PooledByteBufAllocator.DEFAULT.pinnedHeapMemory()
                                + PooledByteBufAllocator.DEFAULT.pinnedDirectMemory(),
                        Math::max);
            }
        };
        try (RawServer server = new RawServer(endless, respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    ResponseFormatException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessage("ListConnections: the response is too large:"
                                    + " the body is larger than 8388608 bytes"));
            server.awaitConnectionsGone(1);

            // 8 MiB read, and the contents of the socket buffers.
            assertThat(server.bytesSent()).isBetween(8_388_608L, 24_000_000L);
            // The body, its copy while it grows, and the current read.
            assertThat(mostMemory).hasValueBetween(1_000_000L, 32_000_000L);
            assertThat(list(client)).containsExactly("pac-1");
            assertThat(server.connections()).isEqualTo(2);
        }
    }

    @Test
    void aBodyOfTheLimitIsRead() {
        String page = json(null, "pac-1");
        try (RawServer server = new RawServer(respondingWith(
                        response(200, page + " ".repeat(8 * 1024 * 1024 - page.length()))));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");
        }
    }

    @Test
    void anUnrequestedResponseIsIgnored() {
        try (RawServer server = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send(page("pac-1") + page("unsolicited") + page("unsolicited"));
                    respondingWith(page("pac-2")).handle(peer);
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");
            assertThat(list(client)).doesNotContain("unsolicited");
        }
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 303, 307, 308})
    void aRedirectIsNotFollowed(int status) {
        try (RawServer elsewhere = new RawServer(respondingWith(page("stolen")));
                RawServer server = new RawServer(respondingWith("HTTP/1.1 " + status + " Redirect\r\nLocation: "
                        + elsewhere.endpoint() + "/\r\nContent-Length: 0\r\n\r\n"));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        // Not even if the user enables it.
                        .httpClient(http -> http.followRedirect(true))
                        .build()) {
            assertFails(
                    client,
                    PartnerCentralServiceException.class,
                    1,
                    e -> assertThat(e.statusCode()).isEqualTo(status));

            assertThat(server.requests()).hasSize(1);
            assertThat(elsewhere.connections()).isZero();
        }
    }

    @Test
    void quotesAnExcerptOfHtmlInA503() {
        try (RawServer server = new RawServer(respondingWith(response(503, "<html>\n" + "x".repeat(100_000))));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(client, PartnerCentralServiceException.class, 3, e -> {
                assertThat(e.statusCode()).isEqualTo(503);
                assertThat(e.getMessage()).contains("<html> xxx").hasSizeLessThan(MAX_MESSAGE_LENGTH);
            });

            assertThat(server.requests()).hasSize(3);
        }
    }

    @Test
    void aMissingListIsAnEmptyPage() {
        try (RawServer server = new RawServer(respondingWith(response(200, "{}")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).isEmpty();
        }
    }

    static Stream<Arguments> newerResponses() {
        return Stream.of(
                newer("unknown field", "{\"Account\":{\"Name\":\"n\",\"Newer\":[{}]}}", new Participant.Account("n")),
                newer("unknown union member", "{\"Reseller\":{\"Id\":\"r\"}}", new Participant.Unknown("Reseller")),
                newer("__type", "{\"__type\":\"a#B\",\"Account\":{\"Name\":\"n\"}}", new Participant.Account("n")),
                newer(
                        "null members",
                        "{\"PartnerProfile\":null,\"Account\":{\"Name\":\"n\"}}",
                        new Participant.Account("n")),
                newer("nothing but null", "{\"Account\":null}", new Participant.Unknown("")));
    }

    private static Arguments newer(String name, String participant, Participant expected) {
        return Arguments.argumentSet(name, participant, expected);
    }

    @ParameterizedTest
    @MethodSource("newerResponses")
    void unknownMembersAndValuesAreKeptOrIgnored(String participant, Participant expected) {
        String page =
                "{\"Newer\":{\"a\":[1,null]},\"ConnectionSummaries\":[{\"Newer\":1.5,\"ConnectionTypes\":{\"NEWER\":"
                        + "{\"Status\":\"PAUSED\",\"OtherParticipant\":" + participant + "}}}]}";
        try (RawServer server = new RawServer(respondingWith(response(200, page)));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .assertNext(connection -> assertThat(connection.connectionTypes())
                            .containsExactly(entry(
                                    new ConnectionType("NEWER"),
                                    new ConnectionTypeSummary(new ConnectionTypeStatus("PAUSED"), expected))))
                    .expectComplete()
                    .verify(TIMEOUT);
        }
    }

    static Stream<Arguments> invalidTokens() {
        return Stream.of(
                Arguments.argumentSet("same token twice", new String[] {"a", "a"}, new String[] {"1", "2"}),
                Arguments.argumentSet("A-B-A", new String[] {"a", "b", "a"}, new String[] {"1", "2", "3"}),
                Arguments.argumentSet("3,000 characters", new String[] {"x".repeat(3_000)}, new String[] {"1"}));
    }

    @ParameterizedTest
    @MethodSource("invalidTokens")
    void anInvalidTokenEndsTheListingAfterItsPage(String[] tokens, String[] delivered) {
        try (RawServer server = new RawServer(pages(tokens));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(ids(client))
                    .expectNext(delivered)
                    .expectErrorSatisfies(e -> {
                        assertThat(e).isExactlyInstanceOf(PaginationException.class);
                        assertThat(e.getMessage()).hasSizeLessThan(MAX_MESSAGE_LENGTH);
                    })
                    .verify(TIMEOUT);

            assertThat(server.requests()).hasSize(tokens.length);
        }
    }

    /** Sends the pages in order on any connection: that of the previous page may not be back in the pool yet. */
    private static ConnectionHandler pages(String... tokens) {
        AtomicInteger next = new AtomicInteger();
        return peer -> {
            while (true) {
                peer.readRequest();
                int page = next.getAndIncrement();
                peer.send(page < tokens.length ? pageWithToken(tokens[page], String.valueOf(page + 1)) : page("last"));
            }
        };
    }

    @Test
    void anEmptyTokenEndsTheListing() {
        try (RawServer server = new RawServer(pages("a", ""));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            StepVerifier.create(ids(client))
                    .expectNext("1", "2")
                    .expectComplete()
                    .verify(TIMEOUT);

            assertThat(server.requests()).hasSize(2);
        }
    }

    @Test
    void anEmptyPageWithATokenIsSkipped() {
        try (RawServer server = new RawServer(peer -> {
                    while (true) {
                        String request = peer.readRequest();
                        peer.send(
                                request.contains("\"NextToken\":\"b\"")
                                        ? page("pac-1")
                                        : pageWithToken(request.contains("\"NextToken\":\"a\"") ? "b" : "a"));
                    }
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");
        }
    }

    @Test
    void aResponseBeforeTheRequestIsRefusedOrIgnored() {
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.send("HTTP/1.1 408 Request Timeout\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
                            peer.finish();
                        },
                        respondingWith(page("pac-1")));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .apiCallAttemptTimeout(Duration.ofSeconds(5))
                        .build()) {
            // Both are correct, but the call must not hang.
            StepVerifier.create(ids(client).onErrorResume(PartnerCentralServiceException.class, e -> ids(client)))
                    .expectNext("pac-1")
                    .expectComplete()
                    .verify(TIMEOUT);
        }
    }
}
