// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.http;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ListenAddressUnitTests {

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, http://127.0.0.1:80",
        "192.0.2.1, http://192.0.2.1:80",
        "0.0.0.0, http://127.0.0.1:80",
        "::1, http://[::1]:80",
        "2001:db8::1, http://[2001:db8::1]:80",
        "::, http://[::1]:80",
    })
    void hasAnEndpointThatCanBeConnectedTo(String host, String endpoint) {
        assertThat(new ListenAddress(host, 0).endpoint(80)).hasToString(endpoint);
    }
}
