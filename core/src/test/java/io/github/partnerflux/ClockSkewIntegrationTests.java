// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import reactor.core.publisher.Flux;
import reactor.test.StepVerifier;

class ClockSkewIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    @ParameterizedTest(name = "the service is {0} ahead")
    @CsvSource({"PT3M, 0", "PT10M, 1", "PT-10M, 1", "P3D, 1"})
    void correctsAWrongClockOnce(Duration ahead, int corrections) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .clock(Clock.offset(Clock.systemUTC(), ahead))
                        .start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            assertThat(client.listConnections(r -> r.catalog("AWS")).count().block(TIMEOUT))
                    .isEqualTo(250);
            assertThat(emulator.requestCount()).isEqualTo(3 + corrections);

            // The correction is remembered.
            client.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            assertThat(emulator.requestCount()).isEqualTo(6 + corrections);
        }
    }

    @Test
    void concurrentCallsSucceedWithAWrongClock() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .connections(1)
                        .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                        .start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            assertThat(Flux.range(0, 20)
                            .flatMap(i -> client.listConnections(r -> r.catalog("AWS")), 20)
                            .count()
                            .block(TIMEOUT))
                    .isEqualTo(20);
        }
    }

    @Test
    void aViewCorrectsOnlyItsOwnClock() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .accounts(2)
                        .connections(1)
                        .clock(Clock.offset(Clock.systemUTC(), Duration.ofHours(1)))
                        .start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            PartnerCentralAccountClient view =
                    client.withCredentialsProvider(TestClients.credentials("test-2", "test-2"));

            for (PartnerCentralAccountClient each : List.of(client, view, client, view)) {
                each.listConnections(r -> r.catalog("AWS")).blockLast(TIMEOUT);
            }

            // Each is refused once and then remembers the skew.
            assertThat(emulator.requests())
                    .extracting(RecordedRequest::accessKeyId)
                    .containsExactly("test", "test", "test-2", "test-2", "test", "test-2");
        }
    }

    @ParameterizedTest(name = "skew of {0} with {1}: {2} attempts")
    @CsvSource({
        "PT10M, InvalidSignatureException, 2",
        "PT10M, SignatureDoesNotMatch, 2",
        "PT10M, AccessDeniedException, 2",
        "PT-4M, AuthFailure, 2",
        "PT1M, InvalidSignatureException, 1",
        "PT1M, AccessDeniedException, 1",
        "PT1M, RequestTimeTooSkewed, 2",
        "PT0S, RequestExpired, 2",
        "PT0S, RequestInTheFuture, 2",
        "PT10M, ValidationException, 1"
    })
    void retriesOnlyFailuresThatAWrongClockExplains(Duration skew, String code, int attempts) {
        // A margin, because the Date header has a resolution of one second.
        Duration ahead = skew.plusSeconds(skew.isNegative() ? -2 : 2);
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .connections(1)
                        .clock(Clock.offset(Clock.systemUTC(), ahead))
                        .start();
                PartnerCentralAccountClient client =
                        TestClients.clientFor(emulator.endpoint()).build()) {
            int status = code.equals("ValidationException") || code.startsWith("Request") ? 400 : 403;
            emulator.inject(Fault.error(status, code));

            StepVerifier.LastStep listing = StepVerifier.create(
                    client.listConnections(r -> r.catalog("AWS")).count());
            if (attempts == 1) {
                listing.expectErrorSatisfies(e -> assertThat(e)
                                .isInstanceOfSatisfying(
                                        PartnerCentralServiceException.class,
                                        error -> assertThat(error.errorCode()).isEqualTo(code)))
                        .verify(TIMEOUT);
            } else {
                ((StepVerifier.Step<?>) listing)
                        .expectNextCount(1)
                        .expectComplete()
                        .verify(TIMEOUT);
            }
            assertThat(emulator.requestCount()).isEqualTo(attempts);
        }
    }

    @Test
    void doesNotRetryAWrongSecretWithACorrectedClock() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                        .clock(Clock.offset(Clock.systemUTC(), Duration.ofMinutes(20)))
                        .start();
                PartnerCentralAccountClient client = TestClients.clientFor(emulator.endpoint())
                        .credentialsProvider(TestClients.credentials("test", "wrong"))
                        .build()) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e).hasMessageContaining("InvalidSignatureException"))
                    .verify(TIMEOUT);
            assertThat(emulator.requestCount()).isEqualTo(2);
        }
    }
}
