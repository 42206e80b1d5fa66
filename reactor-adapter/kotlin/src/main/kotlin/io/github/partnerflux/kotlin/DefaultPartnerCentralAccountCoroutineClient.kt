package io.github.partnerflux.kotlin

import io.github.partnerflux.Page
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.reactive.asFlow
import kotlinx.coroutines.reactor.awaitSingle
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono

internal class DefaultPartnerCentralAccountCoroutineClient(private val client: PartnerCentralAccountClient) :
    PartnerCentralAccountCoroutineClient {

    override fun listConnections(request: ListConnectionsRequest): Flow<ConnectionSummary> =
        client.listConnections(request).asStrictFlow()

    override suspend fun listConnectionsPage(request: ListConnectionsRequest): Page<ConnectionSummary> =
        client.listConnections(request).byPage().next().await()
}

/** Requests one item at a time: `asFlow` alone requests 64, and with them pages that nobody may want. */
private fun <T : Any> Flux<T>.asStrictFlow(): Flow<T> = contextCapture().asFlow().buffer(Channel.RENDEZVOUS)

private suspend fun <T : Any> Mono<T>.await(): T = contextCapture().awaitSingle()
