// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.List;
import java.util.RandomAccess;
import org.junit.jupiter.api.Test;

class EmulatedAccountUnitTests {

    @Test
    void credentialsAreEasyToType() {
        List<EmulatedAccount> accounts = accounts(3, 0);
        assertThat(accounts).extracting(EmulatedAccount::accessKeyId).containsExactly("test", "test-2", "test-3");
        assertThat(accounts).extracting(EmulatedAccount::secretAccessKey).containsExactly("test", "test-2", "test-3");
        assertThat(accounts.get(1).temporaryCredentials())
                .isEqualTo(new EmulatedCredentials("ASIATEST000000000002", "test-2-temporary", "test-2-session-token"));
    }

    @Test
    void aCatalogHasItsOwnConnections() {
        EmulatedAccount account = accounts(1, 10).get(0);
        assertThat(account.connections())
                .isInstanceOf(RandomAccess.class)
                .hasSize(10)
                .isEqualTo(account.connections("AWS"))
                .extracting(EmulatedConnection::id)
                .doesNotContainAnyElementsOf(account.connections("Sandbox").stream()
                        .map(EmulatedConnection::id)
                        .toList());
        assertThat(account.connections("Sandbox"))
                .hasSize(10)
                .allMatch(connection -> connection.catalog().equals("Sandbox"))
                .allMatch(connection -> connection.arn().contains(":catalog/Sandbox/connection/"));
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> account.connections("aws"))
                .withMessage("catalog must be one of [AWS, Sandbox], but is \"aws\"");
    }

    @Test
    void connectionsCannotBeChanged() {
        List<EmulatedConnection> connections = connections(1);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(connections::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> connections.get(0).types().clear());
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> connections.get(1));
    }

    @Test
    void theGreatestNumberOfGeneratedConnectionsLeavesRoomForOthers() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(1_000_000_000)
                .connected("AWS", 0, 1, "SUBSIDIARY")
                .start()) {
            List<EmulatedConnection> connections = emulator.account(0).connections();
            assertThat(connections.size()).isEqualTo(1_000_000_001);
            assertThat(connections.get(1_000_000_000).otherParticipantAccountId())
                    .isEqualTo(emulator.account(1).accountId());
            assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> connections.get(1_000_000_001));
        }
        assertThatExceptionOfType(IllegalArgumentException.class)
                .isThrownBy(() -> PartnerCentralEmulator.builder().connections(1_000_000_001))
                .withMessage("connections must be between 0 and 1000000000, but is 1000000001");
    }

    private static List<EmulatedAccount> accounts(int accounts, int connections) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .accounts(accounts)
                .connections(connections)
                .start()) {
            return emulator.accounts();
        }
    }

    private static List<EmulatedConnection> connections(int count) {
        return accounts(1, count).get(0).connections();
    }
}
