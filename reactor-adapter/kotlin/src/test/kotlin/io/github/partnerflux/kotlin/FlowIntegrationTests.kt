// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ConnectionType
import io.github.partnerflux.model.ListConnectionsRequest
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.flow.collectIndexed
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flowOn
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.assertj.core.api.Assertions.assertThatIllegalArgumentException
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** Collected items and the number of requests for them. */
class FlowIntegrationTests {

    @RegisterExtension private val service = EmulatedService()

    private fun connections(): Flow<ConnectionSummary> =
        service.client.coroutines().listConnections {
            catalog = "AWS"
            maxResults = 10
        }

    @Test
    fun listsAll() =
        runBlocking<Unit> {
            assertThat(connections().map { it.id }.toList()).isEqualTo(service.ids())
            service.assertRequests(10)
        }

    @Test
    fun sampleOfTheDocumentationWorks() =
        runBlocking<Unit> {
            val subsidiaries = mutableListOf<String>()

            service.client
                .coroutines()
                .listConnections { catalog = "AWS" }
                .filter { ConnectionType.SUBSIDIARY in it.connectionTypes }
                .take(10)
                .collect { subsidiaries += it.id }

            assertThat(subsidiaries).hasSize(10)
        }

    @Test
    fun isCold() =
        runBlocking<Unit> {
            val connections = connections()
            service.assertRequests(0)

            assertThat(connections.toList()).hasSize(95)
            assertThat(connections.toList()).hasSize(95)

            service.assertRequests(20)
        }

    @Test
    fun takesTheFirst() =
        runBlocking<Unit> {
            assertThat(connections().first().id).isEqualTo(service.ids().first())
            service.assertRequests(1)
        }

    @Test
    fun takesHalfOfTheFirstPage() =
        runBlocking<Unit> {
            assertThat(connections().take(5).toList()).hasSize(5)
            service.assertRequests(1)
        }

    @Test
    fun fetchesNoMoreThanTheReadAheadAllowsForASlowCollector() =
        runBlocking<Unit> {
            connections().collectIndexed { index, _ ->
                when (index + 1) {
                    // In the first half of the first page, the next page is not fetched.
                    1,
                    5 -> service.assertRequests(1)
                    // From the second half on, the next page is fetched, and no other.
                    6 -> service.awaitRequests(2)
                    10 -> service.assertRequests(2)
                    // From the second page on, with its first item.
                    11 -> service.awaitRequests(3)
                    20 -> service.assertRequests(3)
                }
            }
        }

    @Test
    fun requestsOneMoreItemForACollectorOnAnotherDispatcher() =
        runBlocking<Unit> {
            connections().flowOn(Dispatchers.Default).collectIndexed { index, _ ->
                when (index + 1) {
                    4 -> service.assertRequests(1)
                    5 -> service.awaitRequests(2)
                    9 -> service.assertRequests(2)
                    10 -> service.awaitRequests(3)
                }
            }
        }

    @Test
    fun requestsAsManyItemsAsTheBufferHolds() =
        runBlocking<Unit> {
            connections().buffer(6).collectIndexed { index, _ ->
                if (index == 0) {
                    service.awaitRequests(2)
                    service.assertRequests(2)
                }
            }
        }

    @Test
    fun listsPageByPage() =
        runBlocking<Unit> {
            val client = service.client.coroutines()
            var page =
                client.listConnectionsPage(ListConnectionsRequest.builder().catalog("AWS").maxResults(10).build())
            service.assertRequests(1)
            val ids = page.items().map { it.id }.toMutableList()
            while (true) {
                val token = page.nextToken() ?: break
                page = client.listConnectionsPage {
                    catalog = "AWS"
                    maxResults = 10
                    nextToken = token
                }
                ids += page.items().map { it.id }
            }

            assertThat(ids).isEqualTo(service.ids())
            service.assertRequests(10)
        }

    @Test
    fun rejectsAnInvalidRequestImmediately() =
        runBlocking<Unit> {
            assertThatIllegalArgumentException().isThrownBy { service.client.coroutines().listConnections {} }
            val failure = runCatching { service.client.coroutines().listConnectionsPage {} }.exceptionOrNull()
            assertThat(failure).isExactlyInstanceOf(IllegalArgumentException::class.java)
            service.assertRequests(0)
        }
}
