// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.compatibility;

import static org.assertj.core.api.Assertions.assertThatIllegalStateException;

import io.github.partnerflux.PartnerCentralAccountClient;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Runs on the class path that Maven creates where a BOM, such as an older Spring Boot's, manages Netty 4.1. */
@Timeout(60)
class OlderNettyTests {

    @Test
    void buildReportsAnIncompatibleNetty() {
        assertThatIllegalStateException()
                .isThrownBy(PartnerCentralAccountClient::create)
                .withMessageMatching(
                        "Reactor Netty does not fit the Netty on the class path: import io\\.netty:netty-bom in"
                                + " the version for which your reactor-netty is built, before other BOMs; found \\["
                                + ".*netty-transport 4\\.1\\..*]");
    }
}
