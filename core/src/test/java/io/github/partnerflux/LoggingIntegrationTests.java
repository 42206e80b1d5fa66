// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.ids;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.test.RawServer;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;

/** The lines that the client logs at DEBUG. */
class LoggingIntegrationTests {

    private static final String PAGE = "HTTP/1.1 200 OK\r\nx-amzn-RequestId: request-2\r\nContent-Length: 2\r\n\r\n{}";
    private static final String THROTTLED =
            "HTTP/1.1 429 Status\r\nConnection: close\r\nx-amzn-RequestId: request-1\r\nContent-Length: 22\r\n\r\n{\"Message\":\"too many\"}";
    private static final String REJECTED = "HTTP/1.1 400 Status\r\nContent-Length: 17\r\n\r\n{\"Message\":\"bad\"}";

    private final Logger logger = (Logger) LoggerFactory.getLogger("io.github.partnerflux");
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void record() {
        appender.start();
        logger.setLevel(Level.DEBUG);
        logger.setAdditive(false);
        logger.addAppender(appender);
    }

    @AfterEach
    void restore() {
        logger.detachAppender(appender);
        logger.setAdditive(true);
        logger.setLevel(null);
    }

    @Test
    void haveALineForEachAttemptRetryCallAndTheClose() {
        try (RawServer server = new RawServer(closingAfter(THROTTLED), RawServer.respondingWith(PAGE));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            ids(client).blockLast(Listings.TIMEOUT);
        }

        assertLines(
                "Configured for PartnerCentral Account 2025-04-04: region=us-east-1, .*",
                "ListConnections \\[id]: attempt 1 failed after \\d+ ms: ListConnections: error \\[status 429, request id request-1]: too many",
                "ListConnections \\[id]: retrying in 0 ms after attempt 1 \\(throttling\\); 495 tokens are left in the retry quota",
                "ListConnections \\[id]: attempt 2 succeeded after \\d+ ms \\[status 200, request id request-2]",
                "ListConnections \\[id]: succeeded after \\d+ ms, 2 attempt\\(s\\) \\[status 200, request id request-2]",
                "Closed the client in \\d+ ms");
    }

    @Test
    void haveALineForAFailedCall() {
        try (RawServer server = new RawServer(RawServer.respondingWith(REJECTED));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThatExceptionOfType(PartnerCentralServiceException.class)
                    .isThrownBy(() -> ids(client).blockLast(Listings.TIMEOUT));
        }

        assertLines(
                "Configured for .*",
                "ListConnections \\[id]: attempt 1 failed after \\d+ ms: ListConnections: error \\[status 400, request id null]: bad",
                "ListConnections \\[id]: failed after \\d+ ms, 1 attempt\\(s\\): ListConnections: error \\[status 400, request id null]: bad",
                "Closed .*");
    }

    @Test
    void nameACorrectedClockAndACancel() {
        String skewed = "HTTP/1.1 400 Status\r\nConnection: close\r\nX-Amzn-Errortype: RequestTimeTooSkewed\r\n"
                + "Date: Thu, 01 Jan 2099 00:00:00 GMT\r\nContent-Length: 2\r\n\r\n{}";
        try (RawServer server = new RawServer(closingAfter(skewed), peer -> {
                    peer.readRequest();
                    peer.awaitEnd();
                });
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            var subscription = ids(client).subscribe();
            server.awaitRequests(2);
            subscription.dispose();
        }

        assertThat(lines())
                .anyMatch(line -> line.matches("ListConnections \\[id]: correcting the signing clock by PT\\d+H\\S*"))
                .anyMatch(line -> line.matches("ListConnections \\[id]: attempt 2 was cancelled after \\d+ ms"))
                .anyMatch(
                        line -> line.matches("ListConnections \\[id]: was cancelled after \\d+ ms, 2 attempt\\(s\\)"));
    }

    /** The guide names this logger, so that users can disable its warnings. */
    @Test
    void reactorNettyWarnsOfALostConnectionInOneLogger() {
        Logger netty = (Logger) LoggerFactory.getLogger("reactor.netty.http.client.HttpClientConnect");
        netty.setAdditive(false);
        netty.addAppender(appender);
        try (RawServer server = new RawServer(
                        peer -> {
                            peer.readRequest();
                            peer.reset();
                        },
                        RawServer.respondingWith(PAGE));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            ids(client).blockLast(Listings.TIMEOUT);
        } finally {
            netty.detachAppender(appender);
            netty.setAdditive(true);
        }

        assertThat(appender.list)
                .filteredOn(event -> event.getLevel().isGreaterOrEqual(Level.WARN))
                .singleElement()
                .extracting(ILoggingEvent::getLoggerName)
                .isEqualTo(netty.getName());
    }

    private static RawServer.ConnectionHandler closingAfter(String response) {
        return peer -> {
            peer.readRequest();
            peer.send(response);
            peer.finish();
        };
    }

    private void assertLines(String... patterns) {
        assertThat(lines()).hasSameSizeAs(patterns);
        for (int i = 0; i < patterns.length; i++) {
            assertThat(lines().get(i)).matches(patterns[i]);
        }
    }

    private List<String> lines() {
        return appender.list.stream()
                .map(ILoggingEvent::getFormattedMessage)
                .map(line -> line.replaceAll("\\[[0-9a-f]{8}-[0-9a-f-]{27}]", "[id]"))
                .toList();
    }
}
