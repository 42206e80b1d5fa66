// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.emulator.RecordedRequest.Outcome.Kind;
import io.github.partnerflux.emulator.TestClient.Reply;
import java.net.InetAddress;
import java.net.Socket;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.OptionalInt;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RecordingIntegrationTests {

    private static final String BODY = "{\"Catalog\":\"AWS\"}";

    private PartnerCentralEmulator emulator;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(3).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void recordsReceivedRequests() throws Exception {
        Reply reply =
                TestClient.signed(emulator, BODY).header("X-Thing", "Value").send();
        assertThat(reply.status()).isEqualTo(200);

        assertThat(emulator.requests()).hasSize(1);
        RecordedRequest request = emulator.requests().get(0);
        assertThat(request.index()).isZero();
        assertThat(request.method()).isEqualTo("POST");
        assertThat(request.path()).isEqualTo("/");
        assertThat(request.body()).isEqualTo(BODY);
        assertThat(request.operation()).isEqualTo("ListConnections");
        assertThat(request.accessKeyId()).isEqualTo("test");
        assertThat(request.header("x-tHiNg")).isEqualTo("Value");
        assertThat(request.header("X-None")).isNull();
        assertThat(request.headers()).containsKey("X-THING");
        assertThat(request.headers().get("host")).containsExactly("127.0.0.1:" + emulator.port());
        assertThat(request.outcome().get(30, TimeUnit.SECONDS))
                .isEqualTo(new Outcome(Kind.RESPONDED, OptionalInt.of(200)));
    }

    @Test
    void recordsRejectedRequests() {
        TestClient.unsigned(emulator, "nonsense")
                .method("PUT")
                .path("/x?y=z")
                .without("X-Amz-Target")
                .send();
        RecordedRequest request = emulator.requests().get(0);
        assertThat(request.method()).isEqualTo("PUT");
        assertThat(request.path()).isEqualTo("/x");
        assertThat(request.body()).isEqualTo("nonsense");
        assertThat(request.operation()).isNull();
        assertThat(request.accessKeyId()).isNull();
        assertThat(request.outcome().join()).isEqualTo(new Outcome(Kind.RESPONDED, OptionalInt.of(404)));
    }

    @Test
    void keepsSecretsOutOfTexts() {
        EmulatedCredentials temporary = emulator.account(0).temporaryCredentials();
        TestClient.unsigned(emulator, BODY).sign(temporary).send();
        RecordedRequest request = emulator.requests().get(0);
        assertThat(request.toString())
                .contains("ListConnections", temporary.accessKeyId())
                .doesNotContain("Signature", temporary.secretAccessKey(), "session-token", BODY);
        assertThat(emulator.account(0).toString() + temporary)
                .contains(temporary.accessKeyId())
                .doesNotContain(temporary.secretAccessKey(), "session-token", "secret");
    }

    @Test
    void recordsTimesOfItsClock() {
        Instant now = Instant.parse("2026-03-01T12:00:00Z");
        Clock clock = Clock.fixed(now, ZoneOffset.UTC);
        try (PartnerCentralEmulator other =
                PartnerCentralEmulator.builder().clock(clock).start()) {
            TestClient.list(other, BODY);
            assertThat(other.requests().get(0).receivedAt()).isEqualTo(now);
        }
    }

    @Test
    void countsFromZeroAfterClearing() {
        TestClient.list(emulator, BODY);
        TestClient.list(emulator, BODY);
        assertThat(emulator.requestCount()).isEqualTo(2);
        assertThat(emulator.requests()).extracting(RecordedRequest::index).containsExactly(0, 1);
        emulator.clearRequests();
        assertThat(emulator.requestCount()).isZero();
        assertThat(emulator.requests()).isEmpty();
        TestClient.list(emulator, BODY);
        assertThat(emulator.requests()).extracting(RecordedRequest::index).containsExactly(0);
    }

    @Test
    void completesWhenTheRequestArrives() throws Exception {
        CompletableFuture<RecordedRequest> second = emulator.awaitRequest(1);
        CompletableFuture<RecordedRequest> cancelled = emulator.awaitRequest(1);
        cancelled.cancel(true);
        TestClient.list(emulator, BODY);
        assertThat(second).isNotDone();
        TestClient.list(emulator, BODY);
        assertThat(second.get(30, TimeUnit.SECONDS))
                .isSameAs(emulator.requests().get(1));
        assertThat(emulator.awaitRequest(0))
                .isCompletedWithValue(emulator.requests().get(0));
    }

    @Test
    void recordsBeforeItResponds() throws Exception {
        emulator.inject(Fault.never());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.getOutputStream().write(TestClient.signed(emulator, BODY).bytes());
            RecordedRequest request = emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
            assertThat(request.outcome()).isNotDone();
        }
    }

    @Test
    void latencyDelaysEveryResponse() throws Exception {
        try (PartnerCentralEmulator slow =
                PartnerCentralEmulator.builder().latency(Duration.ofDays(1)).start()) {
            slow.inject(Fault.throttle());
            for (int i = 0; i < 2; i++) {
                try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), slow.port())) {
                    socket.getOutputStream().write(TestClient.signed(slow, BODY).bytes());
                    slow.awaitRequest(i).get(30, TimeUnit.SECONDS);
                }
                assertThat(slow.requests().get(i).outcome().get(30, TimeUnit.SECONDS))
                        .isEqualTo(new Outcome(Kind.ABORTED, OptionalInt.empty()));
            }
        }
    }

    @Test
    void countsWithoutRecording() {
        try (PartnerCentralEmulator other =
                PartnerCentralEmulator.builder().recordRequests(false).start()) {
            TestClient.list(other, BODY);
            assertThat(other.requestCount()).isEqualTo(1);
            assertThat(other.requests()).isEmpty();
            assertThatIllegalStateException()
                    .isThrownBy(() -> other.awaitRequest(0))
                    .withMessage("request 0 has been received but not kept");
        }
    }

    @Test
    void rejectsANegativeIndex() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> emulator.awaitRequest(-1))
                .withMessage("index must not be negative, but is -1");
    }

    @Test
    void closingDropsExchangesAtOnce() throws Exception {
        emulator.inject(Fault.never());
        try (Socket socket = new Socket(InetAddress.getLoopbackAddress(), emulator.port())) {
            socket.getOutputStream().write(TestClient.signed(emulator, BODY).bytes());
            RecordedRequest request = emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
            emulator.close();
            assertThat(socket.getInputStream().read()).isEqualTo(-1);
            assertThat(request.outcome().get(30, TimeUnit.SECONDS))
                    .isEqualTo(new Outcome(Kind.DROPPED, OptionalInt.empty()));
        }
        emulator.close();
        emulator.closeLater().block();
    }
}
