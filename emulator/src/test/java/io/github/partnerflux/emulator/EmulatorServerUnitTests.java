package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.InetAddress;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class EmulatorServerUnitTests {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:80",
        "192.0.2.1, http://192.0.2.1:80",
        "0.0.0.0, http://127.0.0.1:80",
        "::1, http://[::1]:80",
        "2001:db8::1, http://[2001:db8::1]:80",
        "::, http://[::1]:80",
    })
    void hasAnEndpointThatCanBeConnectedTo(String host, String endpoint) throws Exception {
        assertThat(EmulatorServer.endpoint(host, InetAddress.getByName(host), 80))
                .hasToString(endpoint);
    }
}
