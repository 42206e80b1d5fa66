// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RawHttp;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import io.github.partnerflux.emulator.TestClient.Request;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpIntegrationTests {

    private static PartnerCentralEmulator emulator;

    @BeforeAll
    static void start() {
        emulator = PartnerCentralEmulator.builder().connections(3).start();
    }

    @AfterAll
    static void stop() {
        emulator.close();
    }

    @Test
    void everyResponseHasTheServicesHeaders() {
        Reply page = TestClient.list(emulator, "{\"Catalog\":\"AWS\"}");
        Reply error = TestClient.list(emulator, "{}");
        for (Reply reply : new Reply[] {page, error}) {
            assertThat(UUID.fromString(reply.header("x-amzn-RequestId")))
                    .satisfies(id -> assertThat(id.version()).isEqualTo(4));
            assertThat(reply.header("Content-Type")).isEqualTo("application/x-amz-json-1.0");
            assertThat(reply.header("Date")).matches("[A-Z][a-z]{2}, [0-9]{2} [A-Z][a-z]{2} [0-9]{4} [0-9:]{8} GMT");
            assertThat(reply.header("Content-Length"))
                    .isEqualTo(String.valueOf(reply.body().getBytes(StandardCharsets.UTF_8).length));
        }
        assertThat(page.header("x-amzn-RequestId")).isNotEqualTo(error.header("x-amzn-RequestId"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "OPTIONS"})
    void knowsOnlyPost(String method) {
        Reply reply = TestClient.unsigned(emulator, "").method(method).send();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("UnknownOperationException");
        assertThat(reply.message()).isEqualTo("The method must be POST, but is " + method);
    }

    @Test
    void knowsOnlyOnePath() {
        Reply reply = TestClient.signed(emulator, "{}").path("/catalog").send();
        assertThat(reply.status()).isEqualTo(404);
        assertThat(reply.type()).isEqualTo("UnknownOperationException");
        assertThat(reply.message()).contains("/catalog");
    }

    @ParameterizedTest
    @CsvSource({"application/json, 404", "text/plain, 404", "application/x-amz-json-1.1, 404", ", 404"})
    void knowsOnlyOneContentType(String contentType, int status) {
        Request request = TestClient.unsigned(emulator, "{\"Catalog\":\"AWS\"}").without("Content-Type");
        if (contentType != null) {
            request.header("Content-Type", contentType);
        }
        Reply reply = request.sign(TestClient.TEST).send();
        assertThat(reply.status()).isEqualTo(status);
        assertThat(reply.type()).isEqualTo("UnknownOperationException");
        assertThat(reply.message()).contains("application/x-amz-json-1.0").endsWith("is " + contentType);
    }

    @Test
    void acceptsAContentTypeWithParameters() {
        Reply reply = TestClient.unsigned(emulator, "{\"Catalog\":\"AWS\"}")
                .header("Content-Type", "Application/X-Amz-Json-1.0; charset=UTF-8")
                .sign(TestClient.TEST)
                .send();
        assertThat(reply.status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "PartnerCentralAccount.GetPartners",
                "PartnerCentralAccount.",
                "partnercentralaccount.ListConnections",
                "ListConnections",
                "DynamoDB_20120810.ListTables"
            })
    void knowsOnlyItsOperations(String target) {
        Reply reply = TestClient.unsigned(emulator, "{\"Catalog\":\"AWS\"}")
                .header("X-Amz-Target", target)
                .sign(TestClient.TEST)
                .send();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("UnknownOperationException");
        assertThat(reply.message()).contains(target);
    }

    @Test
    void requiresATarget() {
        Reply reply = TestClient.signed(emulator, "{}").without("X-Amz-Target").send();
        assertThat(reply.status()).isEqualTo(400);
        assertThat(reply.type()).isEqualTo("UnknownOperationException");
    }

    @Test
    void requiresAContentLength() {
        Reply reply =
                TestClient.signed(emulator, "{\"Catalog\":\"AWS\"}").chunked().send();
        assertThat(reply.status()).isEqualTo(411);
        assertThat(reply.type()).isEqualTo("MissingContentLength");
    }

    @Test
    void rejectsABodyBeyondOneMebibyte() {
        String largest = "{\"Catalog\":\"AWS\"}" + " ".repeat(1024 * 1024 - 17);
        assertThat(TestClient.list(emulator, largest).status()).isEqualTo(200);

        Reply reply = TestClient.list(emulator, largest + " ");
        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.type()).isEqualTo("RequestEntityTooLargeException");
    }

    @Test
    void servesSeveralRequestsOverOneConnection() throws Exception {
        byte[] request = TestClient.signed(emulator, "{\"Catalog\":\"AWS\"}").bytes();
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            InputStream in = socket.getInputStream();
            for (int i = 0; i < 3; i++) {
                socket.getOutputStream().write(request);
                assertThat(RawHttp.readResponse(in))
                        .startsWith("HTTP/1.1 200 OK\r\n")
                        .contains("pac-");
            }
        }
    }

    @Test
    void rejectsASecondAuthorization() throws Exception {
        Request request = TestClient.signed(emulator, "{\"Catalog\":\"AWS\"}");
        String twice = new String(request.bytes(), StandardCharsets.US_ASCII)
                .replaceFirst("\r\n", "\r\nAuthorization: AWS4-HMAC-SHA256 another\r\n");
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.getOutputStream().write(twice.getBytes(StandardCharsets.US_ASCII));
            assertThat(RawHttp.readResponse(socket.getInputStream()))
                    .startsWith("HTTP/1.1 400 ")
                    .contains("MalformedHttpRequestException");
        }
    }
}
