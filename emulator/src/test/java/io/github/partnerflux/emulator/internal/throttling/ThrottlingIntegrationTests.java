// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.Caller;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class ThrottlingIntegrationTests {

    private static final String BODY = "{\"Catalog\":\"AWS\",\"MaxResults\":1}";

    @Test
    void throttlesTheSameRequestsForTheSameSeed() {
        List<Integer> once = statuses(PartnerCentralEmulator.builder().throttleRate(0.2), 100);
        assertThat(once).containsOnly(200, 429);
        assertThat(statuses(PartnerCentralEmulator.builder().throttleRate(0.2), 100))
                .isEqualTo(once);
        assertThat(statuses(PartnerCentralEmulator.builder().throttleRate(0.2).seed(1), 100))
                .isNotEqualTo(once);
        // By the binomial distribution less than once in 10,000 seeds, and this seed is fixed.
        assertThat(once.stream().filter(status -> status == 429).count()).isBetween(6L, 36L);
    }

    @Test
    void throttlesAllOrNothingAtTheBounds() {
        assertThat(statuses(PartnerCentralEmulator.builder().throttleRate(1), 5))
                .containsOnly(429);
        assertThat(statuses(PartnerCentralEmulator.builder().throttleRate(0), 5))
                .containsOnly(200);
    }

    @Test
    void limitsTheRateOfEachAccount() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .requestsPerSecond(1e-6)
                .start()) {
            for (EmulatedAccount account : emulator.accounts()) {
                TestClient.Request request = TestClient.unsigned(emulator, BODY).sign(account.credentials());
                assertThat(request.send().status()).isEqualTo(200);
                TestClient.Reply second =
                        request.sign(account.temporaryCredentials()).send();
                assertThat(second.status()).isEqualTo(429);
                assertThat(second.type()).isEqualTo("ThrottlingException");
                assertThat(second.message()).isEqualTo("Rate exceeded");
            }
        }
    }

    @Test
    void allOperationsShareTheRateOfAnAccount() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            EmulatedAccount account = emulator.account(0);
            account.setRequestsPerSecond(1e-6);
            Caller caller = Caller.of(emulator, 0);
            String id = account.connections().get(0).id();

            assertThat(caller.outcome("ListConnections")).isEqualTo("200");
            assertThat(caller.outcome("GetConnection", "Identifier", id)).isEqualTo("429 ThrottlingException");

            account.setRequestsPerSecond(1e-6);
            assertThat(caller.outcome("GetConnection", "Identifier", id)).isEqualTo("200");
            assertThat(caller.outcome("ListConnections")).isEqualTo("429 ThrottlingException");
        }
    }

    @Test
    void limitsSomeOfManyAccounts() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().accounts(2_000).connections(1).start()) {
            for (int limited = 0; limited < 2_000; limited += 5) {
                emulator.account(limited).setRequestsPerSecond(1e-6);
            }
            for (int account = 0; account < 10; account++) {
                Caller caller = Caller.of(emulator, account);
                assertThat(caller.outcome("ListConnections")).isEqualTo("200");
                assertThat(caller.outcome("ListConnections"))
                        .isEqualTo(account % 5 == 0 ? "429 ThrottlingException" : "200");
            }
        }
    }

    @Test
    void aRequestOfNoAccountCountsForNone() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().requestsPerSecond(1e-6).start()) {
            assertThat(TestClient.unsigned(emulator, BODY).send().status()).isEqualTo(403);
            assertThat(TestClient.list(emulator, BODY).status()).isEqualTo(200);
        }
    }

    private static List<Integer> statuses(PartnerCentralEmulator.Builder builder, int count) {
        try (PartnerCentralEmulator emulator = builder.start()) {
            return IntStream.range(0, count)
                    .mapToObj(i -> TestClient.list(emulator, BODY).status())
                    .toList();
        }
    }
}
