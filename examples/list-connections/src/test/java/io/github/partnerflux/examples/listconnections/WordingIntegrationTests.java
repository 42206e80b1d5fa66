// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.time.Duration;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** Uses the library's real messages, so that a changed one fails here. */
class WordingIntegrationTests {

    private PartnerCentralEmulator emulator;

    /** Loads the classes, which may take longer than the limit of a call. */
    @BeforeAll
    static void warmUp() {
        try (PartnerCentralEmulator patient = PartnerCentralEmulator.builder().start()) {
            assertThat(Run.of(patient).exitCode()).isZero();
        }
    }

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(3).start();
        emulator.inject(Fault.never());
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void reportsTheTimeLimitOfAnAttempt() {
        assertThat(wordingOfFailure(client -> client.apiCallAttemptTimeout(Duration.ofMillis(1500))))
                .contains("the attempt took longer than 1.5s");
    }

    @Test
    void reportsTheTimeLimitOfACall() {
        assertThat(wordingOfFailure(client -> client.apiCallTimeout(Duration.ofSeconds(1))))
                .contains("the call, retries included, took longer than 1s");
    }

    @Test
    void reportsTheTimeLimitOfASilentConnection() {
        assertThat(wordingOfFailure(client -> client.httpClient(http -> http.responseTimeout(Duration.ofSeconds(1)))))
                .contains("no data was received within 1s");
    }

    private String wordingOfFailure(UnaryOperator<PartnerCentralAccountClient.Builder> settings) {
        try (PartnerCentralAccountClient client = settings.apply(PartnerCentralAccountClient.builder()
                        .endpointOverride(emulator.endpoint())
                        .retryPolicy(RetryPolicy.none())
                        .credentialsProvider(
                                StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test"))))
                .build()) {
            Throwable failure = catchThrowable(() ->
                    client.listConnections(request -> request.catalog("AWS")).blockLast(Duration.ofSeconds(30)));
            return Wording.ofCommandLine(failure.getMessage());
        }
    }
}
