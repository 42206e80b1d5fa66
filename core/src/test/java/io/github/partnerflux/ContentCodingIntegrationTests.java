// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static io.github.partnerflux.Listings.assertFails;
import static io.github.partnerflux.Listings.list;
import static io.github.partnerflux.TestClients.clientWithoutBackoff;
import static io.github.partnerflux.test.RawServer.json;
import static io.github.partnerflux.test.RawServer.page;
import static io.github.partnerflux.test.RawServer.respondingWith;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ResponseFormatException;
import io.github.partnerflux.exception.ValidationException;
import io.github.partnerflux.test.RawServer;
import io.github.partnerflux.test.RawServer.ConnectionHandler;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.util.Arrays;
import java.util.zip.DeflaterOutputStream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that requests decline content codings and that an encoded response is decoded within the limits. */
class ContentCodingIntegrationTests {

    private static final String ERROR = "{\"__type\":\"ValidationException\",\"Message\":\"bad catalog\"}";

    @Test
    void requestsDeclineContentCodings() {
        try (RawServer server = new RawServer(respondingWith(page("pac-1")));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");

            assertThat(server.requests().get(0)).containsIgnoringCase("accept-encoding: identity\r\n");
        }
    }

    @Test
    void aUserCanEnableContentCodings() throws Exception {
        try (RawServer server = new RawServer(encoded(200, "gzip", gzip(json(null, "pac-1"))));
                PartnerCentralAccountClient client = clientWithoutBackoff(server.endpoint())
                        .httpClient(http -> http.compress(true))
                        .build()) {
            assertThat(list(client)).containsExactly("pac-1");

            assertThat(server.requests().get(0)).containsIgnoringCase("accept-encoding: gzip\r\n");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"gzip", "x-gzip", "GZip", "deflate"})
    void readsAnEncodedPage(String coding) throws Exception {
        byte[] body = coding.equals("deflate") ? deflate(json(null, "pac-1")) : gzip(json(null, "pac-1"));
        try (RawServer server = new RawServer(encoded(200, coding, body));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertThat(list(client)).containsExactly("pac-1");
        }
    }

    @Test
    void readsAnEncodedError() throws Exception {
        try (RawServer server = new RawServer(encoded(400, "gzip", gzip(ERROR)));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(client, ValidationException.class, 1, e -> assertThat(e).hasMessageEndingWith(": bad catalog"));
        }
    }

    @Test
    void namesAnUnknownCoding() {
        try (RawServer server = new RawServer(encoded(200, "br", new byte[] {1, 2, 3}));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    ResponseFormatException.class,
                    1,
                    e -> assertThat(e)
                            .hasMessageContaining(
                                    "content coding \"br\", which the request did not accept; gzip and deflate are supported"));
        }
    }

    @Test
    void namesAnUnknownCodingOfAnError() {
        try (RawServer server = new RawServer(encoded(400, "br", new byte[] {1, 2, 3}));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(client, PartnerCentralServiceException.class, 1, e -> {
                assertThat(e.statusCode()).isEqualTo(400);
                assertThat(e).hasMessageContaining("content coding \"br\"");
            });
        }
    }

    @Test
    void refusesABodyThatIsNotValidGzip() {
        try (RawServer server =
                        new RawServer(encoded(200, "gzip", json(null, "pac-1").getBytes(US_ASCII)));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    ResponseFormatException.class,
                    1,
                    e -> assertThat(e).hasMessageContaining("the body is not valid gzip"));
        }
    }

    @Test
    void retriesATruncatedEncodedBodyOnlyAfterALostConnection() throws Exception {
        byte[] body = gzip(json(null, "pac-1"));
        byte[] half = Arrays.copyOf(body, body.length / 2);
        try (RawServer complete = new RawServer(encoded(200, "gzip", half));
                RawServer cutOff = new RawServer(peer -> {
                    peer.readRequest();
                    peer.send("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\n\r\n");
                    peer.send(half);
                });
                PartnerCentralAccountClient first =
                        clientWithoutBackoff(complete.endpoint()).build();
                PartnerCentralAccountClient second =
                        clientWithoutBackoff(cutOff.endpoint()).build()) {
            assertFails(first, ResponseFormatException.class, 1, e -> {});
            assertFails(second, PartnerCentralTransportException.class, 3, e -> {});
        }
    }

    /** 64 MiB, compressed to 64 KiB. */
    @Test
    void refusesABodyThatDecodesToMoreThanTheLimit() throws Exception {
        try (RawServer server = new RawServer(encoded(200, "gzip", gzip(" ".repeat(64 * 1024 * 1024))));
                PartnerCentralAccountClient client =
                        clientWithoutBackoff(server.endpoint()).build()) {
            assertFails(
                    client,
                    ResponseFormatException.class,
                    1,
                    e -> assertThat(e).hasMessageContaining("the decoded body is larger than 8388608 bytes"));
        }
    }

    private static ConnectionHandler encoded(int status, String coding, byte[] body) {
        return peer -> {
            while (true) {
                peer.readRequest();
                peer.send("HTTP/1.1 " + status + " Status\r\nContent-Encoding: " + coding + "\r\nContent-Length: "
                        + body.length + "\r\n\r\n");
                peer.send(body);
            }
        };
    }

    private static byte[] gzip(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(text.getBytes(US_ASCII));
        }
        return bytes.toByteArray();
    }

    private static byte[] deflate(String text) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (OutputStream deflate = new DeflaterOutputStream(bytes)) {
            deflate.write(text.getBytes(US_ASCII));
        }
        return bytes.toByteArray();
    }
}
