// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatNullPointerException;

import java.io.UncheckedIOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

class PartnerCentralEmulatorIntegrationTests {

    @Test
    void listensOnTheLoopbackInterface() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            assertThat(emulator.port()).isPositive();
            assertThat(emulator.endpoint()).isEqualTo(URI.create("http://127.0.0.1:" + emulator.port()));
            assertThat(emulator).hasToString("PartnerCentralEmulator[" + emulator.endpoint() + ", accounts=1]");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "localhost, localhost",
        "0.0.0.0, 127.0.0.1",
        "127.0.0.1, 127.0.0.1",
    })
    void listensOnAnyHost(String host, String endpointHost) {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().host(host).start()) {
            assertThat(emulator.endpoint()).isEqualTo(URI.create("http://" + endpointHost + ":" + emulator.port()));
            assertThat(TestClient.list(emulator, "{\"Catalog\":\"AWS\"}").status())
                    .isEqualTo(200);
        }
    }

    @Test
    void reportsAPortInUse() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            PartnerCentralEmulator.Builder second =
                    PartnerCentralEmulator.builder().port(emulator.port());
            assertThatExceptionOfType(UncheckedIOException.class)
                    .isThrownBy(second::start)
                    .withMessage(
                            "Cannot listen on 127.0.0.1:" + emulator.port() + ": the port is taken or not allowed");
        }
    }

    @Test
    void thePortIsFreeOnceClosed() {
        PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start();
        emulator.close();
        assertThatExceptionOfType(ConnectException.class)
                .isThrownBy(() -> new Socket(InetAddress.getLoopbackAddress(), emulator.port()).close());
        PartnerCentralEmulator.builder().port(emulator.port()).start().close();
    }

    @Test
    void canBeClosedFromAThreadThatMustNotBlock() throws Exception {
        PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start();
        Mono.fromRunnable(emulator::close)
                .subscribeOn(Schedulers.parallel())
                .toFuture()
                .get(30, TimeUnit.SECONDS);
        emulator.closeLater().toFuture().get(30, TimeUnit.SECONDS);
    }

    @Test
    void oneBuilderStartsSeveral() {
        PartnerCentralEmulator.Builder builder = PartnerCentralEmulator.builder();
        try (PartnerCentralEmulator one = builder.start();
                PartnerCentralEmulator other = builder.start()) {
            assertThat(one.port()).isNotEqualTo(other.port());
            TestClient.list(one, "{}");
            assertThat(other.requestCount()).isZero();
        }
    }

    @Test
    void namesTheAccountThatDoesNotExist() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().accounts(3).start()) {
            assertThat(emulator.account(2)).isSameAs(emulator.accounts().get(2));
            for (int index : new int[] {-1, 3}) {
                assertThatExceptionOfType(IndexOutOfBoundsException.class)
                        .isThrownBy(() -> emulator.account(index))
                        .withMessage("account index must be between 0 and 2, but is " + index);
            }
        }
    }

    @Test
    void rejectsInvalidArguments() {
        PartnerCentralEmulator.Builder builder = PartnerCentralEmulator.builder();
        for (String host : new String[] {"", "a_b", "a b", "http://a", "a:80", "a/b", "user@a"}) {
            assertRejected(
                    () -> builder.host(host), "host must be an IP address or a host name, but is \"" + host + "\"");
        }
        assertRejected(() -> builder.port(65536), "port must be between 0 and 65535, but is 65536");
        assertRejected(() -> builder.port(-1), "port must be between 0 and 65535, but is -1");
        assertRejected(() -> builder.connections(-1), "connections must be between 0 and 1000000000, but is -1");
        assertRejected(() -> builder.accounts(0), "accounts must be between 1 and 100000, but is 0");
        assertRejected(() -> builder.latency(Duration.ofMillis(-5)), "latency must not be negative, but is PT-0.005S");
        assertRejected(() -> builder.latency(Duration.ofDays(366)), "latency must be at most 365 days, but is PT8784H");
        assertRejected(() -> builder.throttleRate(1.5), "throttleRate must be between 0 and 1, but is 1.5");
        assertRejected(() -> builder.throttleRate(Double.NaN), "throttleRate must be between 0 and 1, but is NaN");
        assertRejected(() -> builder.requestsPerSecond(0), "requestsPerSecond must be above 0, but is 0.0");
        assertRejected(() -> builder.requestsPerSecond(Double.NaN), "requestsPerSecond must be above 0, but is NaN");
        assertThatNullPointerException().isThrownBy(() -> builder.latency(null)).withMessage("latency");
        assertThatNullPointerException().isThrownBy(() -> builder.clock(null)).withMessage("clock");
    }

    private static void assertRejected(Runnable call, String message) {
        assertThatIllegalArgumentException().isThrownBy(call::run).withMessage(message);
    }
}
