// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RawHttp;
import io.github.partnerflux.emulator.TestClient;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HealthCheckIntegrationTests {

    @ParameterizedTest
    @ValueSource(strings = {"/_emulator/health", "/_emulator/health?from=compose"})
    void reportsThatTheEmulatorIsUp(String path) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            Reply reply = request(emulator, "GET").path(path).send();

            assertThat(reply.status()).isEqualTo(200);
            assertThat(reply.header("Content-Type")).isEqualTo("application/json");
            assertThat(reply.body()).isEqualTo("{\"status\":\"UP\"}");
        }
    }

    @Test
    void hasNoBodyForHead() throws Exception {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start();
                Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            String requests = "HEAD /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n"
                    + "GET /_emulator/health HTTP/1.1\r\nHost: localhost\r\n\r\n";
            socket.getOutputStream().write(requests.getBytes(StandardCharsets.US_ASCII));
            InputStream in = socket.getInputStream();

            assertThat(RawHttp.readHead(in)).startsWith("HTTP/1.1 200 OK\r\n");
            assertThat(RawHttp.readResponse(in))
                    .startsWith("HTTP/1.1 200 OK\r\n")
                    .endsWith("{\"status\":\"UP\"}");
        }
    }

    @Test
    void knowsOnlyGetAndHead() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            Reply reply =
                    TestClient.unsigned(emulator, "{}").path(HealthCheck.PATH).send();

            assertThat(reply.status()).isEqualTo(405);
            assertThat(reply.header("Allow")).isEqualTo("GET, HEAD");
            assertThat(emulator.requestCount()).isZero();
        }
    }

    @Test
    void takesNoFaultAndIsNotRecorded() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .latency(Duration.ofDays(1))
                .throttleRate(1)
                .requestsPerSecond(0.001)
                .start()) {
            emulator.inject(Fault.error(500, "InternalServerException").times(2));

            for (int i = 0; i < 3; i++) {
                assertThat(request(emulator, "GET").send().status()).isEqualTo(200);
            }

            assertThat(emulator.requestCount()).isZero();
            assertThat(emulator.requests()).isEmpty();
        }
    }

    @Test
    void leavesFaultsToTheService() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            emulator.inject(Fault.error(500, "InternalServerException"));

            assertThat(request(emulator, "GET").send().status()).isEqualTo(200);

            assertThat(TestClient.list(emulator, "{\"Catalog\":\"AWS\"}").status())
                    .isEqualTo(500);
        }
    }

    private static TestClient.Request request(PartnerCentralEmulator emulator, String method) {
        return TestClient.unsigned(emulator, "").method(method).path(HealthCheck.PATH);
    }
}
