// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.model.ConnectionSummary;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;

/** What is injected, and when it is reset. */
@PartnerCentralEmulatorTest(accounts = 2, connections = 3)
class PartnerCentralEmulatorTestIntegrationTests {

    private static PartnerCentralEmulator ofClass;

    private final PartnerCentralEmulator emulator;
    private final PartnerCentralAccountClient client;

    PartnerCentralEmulatorTestIntegrationTests(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        this.emulator = emulator;
        this.client = client;
    }

    @BeforeAll
    static void beforeAll(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
        ofClass = emulator;
        assertThat(list(client)).hasSize(3);
    }

    @BeforeEach
    void beforeEach(PartnerCentralEmulator emulator, @Account(1) PartnerCentralAccountClient other) {
        assertThat(emulator).isSameAs(ofClass);
        assertThat(emulator.requestCount()).isZero();
        assertThat(list(other)).isEqualTo(ids(1));
    }

    @Test
    void injectsOneEmulator(PartnerCentralEmulator parameter) {
        assertThat(parameter).isSameAs(emulator).isSameAs(ofClass);
        assertThat(emulator.accounts()).hasSize(2);
    }

    @Test
    void injectsClientsOfAccounts(
            PartnerCentralAccountClient unannotated,
            @Account(0) PartnerCentralAccountClient first,
            @Account(1) PartnerCentralAccountClient second) {
        emulator.clearRequests();

        assertThat(list(client)).isEqualTo(ids(0));
        assertThat(list(unannotated)).isEqualTo(ids(0));
        assertThat(list(first)).isEqualTo(ids(0));
        assertThat(list(second)).isEqualTo(ids(1));
        assertThat(emulator.requests())
                .extracting(RecordedRequest::accessKeyId)
                .containsExactly("test", "test", "test", "test-2");
    }

    @Test
    void leavesOtherParametersToOtherExtensions(TestInfo info, PartnerCentralAccountClient client) {
        assertThat(info.getDisplayName()).isNotEmpty();
        assertThat(client).isNotNull();
    }

    /** Each repetition leaves faults, of which the next one sees none. */
    @RepeatedTest(2)
    void resetsTheEmulator() {
        assertThat(list(client)).hasSize(3);
        emulator.inject(Fault.error(400, "ValidationException").times(100));
    }

    /** Each repetition uses up the retry quota of its client, of which the next one notices nothing. */
    @RepeatedTest(2)
    void injectsClientsWithRetryQuotasOfTheirOwn() {
        emulator.inject(Fault.error(500, "InternalServerException").times(100));

        emulator.clearRequests();
        assertThat(fails(client).block()).isTrue();
        assertThat(emulator.requestCount()).isEqualTo(3);

        emulator.clearRequests();
        assertThat(Flux.range(0, 20)
                        .flatMap(i -> fails(client))
                        .all(failed -> failed)
                        .block())
                .isTrue();
        assertThat(emulator.requestCount()).isLessThan(20 * 3);
    }

    private static Mono<Boolean> fails(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .then(Mono.just(false))
                .onErrorReturn(InternalServerException.class, true);
    }

    @Nested
    class InAClassWithin {

        @Test
        void sharesTheEmulator(PartnerCentralEmulator parameter, @Account(1) PartnerCentralAccountClient other) {
            assertThat(parameter).isSameAs(ofClass);
            assertThat(list(other)).isEqualTo(ids(1));
        }
    }

    private List<String> ids(int account) {
        return ofClass.account(account).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    private static List<String> list(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .map(ConnectionSummary::id)
                .collectList()
                .block();
    }
}
