// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.model.ConnectionSummary;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

/** The emulator and the client of an application, as its tests see them. */
@SpringBootTest
@AutoConfigurePartnerCentralEmulator(accounts = 2, connections = 3)
class AutoConfigurePartnerCentralEmulatorIntegrationTests {

    @Autowired
    private PartnerCentralEmulator emulator;

    @Autowired
    private PartnerCentralAccountClient client;

    @Autowired
    private PartnerReport report;

    @Autowired
    private AwsCredentialsProvider credentials;

    @BeforeEach
    void isReset() {
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void theClientCallsTheFirstAccountOfTheEmulator() {
        assertThat(report.countConnections()).isEqualTo(3);

        assertThat(emulator.accounts()).hasSize(2);
        assertThat(emulator.requests()).extracting(RecordedRequest::accessKeyId).containsExactly("test");
    }

    @Test
    void theApplicationKeepsItsCredentials() {
        assertThat(credentials.resolveCredentials().accessKeyId()).isEqualTo("production");
    }

    @Test
    void aViewOfTheClientCallsAnotherAccount() {
        PartnerCentralAccountClient other = client.withCredentialsProvider(
                StaticCredentialsProvider.create(AwsBasicCredentials.create("test-2", "test-2")));

        assertThat(other.listConnections(request -> request.catalog("AWS"))
                        .map(ConnectionSummary::id)
                        .collectList()
                        .block())
                .isEqualTo(emulator.account(1).connections().stream()
                        .map(EmulatedConnection::id)
                        .toList());
    }

    /** Each repetition leaves faults, of which the next one sees none. */
    @RepeatedTest(2)
    void theEmulatorIsResetBeforeEachTest() {
        assertThat(report.countConnections()).isEqualTo(3);
        emulator.inject(Fault.error(400, "ValidationException").times(100));
    }

    @Nested
    class InAClassWithin {

        @Test
        void theEmulatorIsThatOfTheEnclosingClass(@Autowired PartnerCentralEmulator injected) {
            assertThat(injected).isSameAs(emulator);
            assertThat(report.countConnections()).isEqualTo(3);
        }
    }
}
