package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.emulator.internal.state.Accounts;
import io.github.partnerflux.emulator.internal.state.Connection;
import io.github.partnerflux.emulator.internal.state.Seeds;
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
    void showsTheConnectionsOfTheState() {
        List<Connection> state =
                Accounts.generate(Seeds.DEFAULT, 1, 250).all().get(0).connections();
        List<EmulatedConnection> connections = connections(250);
        assertThat(connections).isInstanceOf(RandomAccess.class).hasSameSizeAs(state);
        for (int i = 0; i < state.size(); i++) {
            assertThat(connections.get(i).id()).isEqualTo(state.get(i).id());
            assertThat(connections.get(i).types().keySet())
                    .containsExactlyElementsOf(state.get(i).types().keySet());
        }
    }

    @Test
    void anotherCatalogShowsTheSameConnection() {
        EmulatedConnection connection = connections(1).get(0);
        EmulatedConnection sandbox = connection.inCatalog("Sandbox");
        assertThat(sandbox.catalog()).isEqualTo("Sandbox");
        assertThat(sandbox.arn()).isEqualTo(connection.arn().replace("/AWS/", "/Sandbox/"));
        assertThat(sandbox.inCatalog("AWS")).isEqualTo(connection);
    }

    @Test
    void connectionsCannotBeChanged() {
        List<EmulatedConnection> connections = connections(1);
        assertThatExceptionOfType(UnsupportedOperationException.class).isThrownBy(connections::clear);
        assertThatExceptionOfType(UnsupportedOperationException.class)
                .isThrownBy(() -> connections.get(0).types().clear());
        assertThatExceptionOfType(IndexOutOfBoundsException.class).isThrownBy(() -> connections.get(1));
    }

    private static List<EmulatedAccount> accounts(int accounts, int connections) {
        return Accounts.generate(Seeds.DEFAULT, accounts, connections).all().stream()
                .map(EmulatedAccount::of)
                .toList();
    }

    private static List<EmulatedConnection> connections(int count) {
        return accounts(1, count).get(0).connections();
    }
}
