// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.model.ListConnectionsRequest
import io.github.partnerflux.model.RequestOverrideConfiguration
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test

class ListConnectionsRequestDslUnitTests {

    @Test
    fun setsEveryMember() {
        val override = RequestOverrideConfiguration.builder().putHeader("x-id", "1").build()
        val request =
            ListConnectionsRequestDsl()
                .apply {
                    catalog = "AWS"
                    nextToken = "token"
                    connectionType = "SUBSIDIARY"
                    maxResults = 50
                    otherParticipantIdentifiers = listOf("123456789012")
                    overrideConfiguration = override
                }
                .build()

        assertThat(request)
            .isEqualTo(ListConnectionsRequest("AWS", "token", "SUBSIDIARY", 50, listOf("123456789012"), override))
    }

    @Test
    fun keepsAnEmptyList() {
        val request =
            ListConnectionsRequestDsl()
                .apply {
                    catalog = "AWS"
                    otherParticipantIdentifiers = emptyList()
                }
                .build()

        assertThat(request.hasOtherParticipantIdentifiers()).isTrue()
    }

    @Test
    fun hasTheDefaultsOfTheRequest() {
        assertThat(ListConnectionsRequestDsl().apply { catalog = "AWS" }.build())
            .isEqualTo(ListConnectionsRequest.builder().catalog("AWS").build())
    }
}
