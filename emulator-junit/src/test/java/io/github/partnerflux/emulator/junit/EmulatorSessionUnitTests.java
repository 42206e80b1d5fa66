// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.lang.reflect.Proxy;
import java.net.ConnectException;
import java.net.Socket;
import org.junit.jupiter.api.Test;

class EmulatorSessionUnitTests {

    private final PartnerCentralEmulator emulator =
            PartnerCentralEmulator.builder().connections(0).start();

    @Test
    void closesTheEmulatorIfItsClientCannotBeBuilt() {
        assertThatThrownBy(() -> EmulatorSession.of(emulator, started -> {
                    throw new IllegalStateException("not built");
                }))
                .hasMessage("not built");

        assertClosed();
    }

    @Test
    void closesTheEmulatorIfItsClientCannotBeClosed() {
        EmulatorSession session = EmulatorSession.of(emulator, started -> clientThatFails());

        assertThatThrownBy(session::close).hasMessage("not closed");

        assertClosed();
    }

    private static PartnerCentralAccountClient clientThatFails() {
        return (PartnerCentralAccountClient) Proxy.newProxyInstance(
                PartnerCentralAccountClient.class.getClassLoader(),
                new Class<?>[] {PartnerCentralAccountClient.class},
                (proxy, method, arguments) -> {
                    throw new IllegalStateException("not closed");
                });
    }

    private void assertClosed() {
        assertThatThrownBy(() -> new Socket(emulator.endpoint().getHost(), emulator.port()).close())
                .isInstanceOf(ConnectException.class);
    }
}
