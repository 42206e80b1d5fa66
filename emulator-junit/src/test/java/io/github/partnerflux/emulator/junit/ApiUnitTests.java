// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import io.github.partnerflux.test.PublicApi;
import java.io.IOException;
import org.junit.jupiter.api.Test;

class ApiUnitTests {

    @Test
    void isUnchanged() throws IOException {
        PublicApi.assertUnchanged("partnerflux-emulator-junit");
    }
}
