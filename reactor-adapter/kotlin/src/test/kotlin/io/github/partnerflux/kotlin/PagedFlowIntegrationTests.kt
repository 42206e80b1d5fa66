// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.Checkpoint
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

class PagedFlowIntegrationTests {

    @RegisterExtension private val service = EmulatedService(connections = 95)

    private fun flow() =
        service.client.coroutines().listConnections {
            catalog = "AWS"
            maxResults = 10
        }

    @Test
    fun emitsPagesWithTheirRequestIds(): Unit = runBlocking {
        val pages = flow().byPage().toList()

        assertThat(pages).hasSize(10).allSatisfy { assertThat(it.requestId).isNotEmpty() }
        assertThat(pages.flatMap { it.items }.map { it.id }).isEqualTo(service.ids())
    }

    @Test
    fun fetchesAPageWhenItIsCollected() {
        runBlocking { flow().byPage().first() }

        service.assertRequests(1)
    }

    @Test
    fun resumesFromACheckpoint(): Unit = runBlocking {
        val stored = flow().checkpointed().take(42).toList().last().next.toString()

        val remaining = flow().resumeFrom(Checkpoint.parse(stored)).map { it.id }.toList()

        assertThat(remaining).isEqualTo(service.ids().drop(42))
    }

    @Test
    fun fetchesTheNextPageAccordingToTheReadAhead() {
        runBlocking {
            flow().readAhead(10).take(1).collect {
                service.request(1)
            }
        }
        assertThatIllegalArgumentException().isThrownBy { flow().readAhead(-1) }
    }
}
