// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.test.PublicApi
import org.junit.jupiter.api.Test

class ApiUnitTests {

    @Test
    fun isUnchanged() {
        PublicApi.assertUnchanged("partnerflux-kotlin")
    }
}
