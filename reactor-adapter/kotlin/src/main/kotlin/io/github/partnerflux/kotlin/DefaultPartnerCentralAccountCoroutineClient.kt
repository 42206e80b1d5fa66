package io.github.partnerflux.kotlin

import io.github.partnerflux.Page
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import kotlinx.coroutines.reactor.awaitSingle
import reactor.core.publisher.Mono

internal class DefaultPartnerCentralAccountCoroutineClient(private val client: PartnerCentralAccountClient) :
    PartnerCentralAccountCoroutineClient {

    override fun listConnections(request: ListConnectionsRequest): PagedFlow<ConnectionSummary> =
        PagedFluxFlow(client.listConnections(request))

    override suspend fun listConnectionsPage(request: ListConnectionsRequest): Page<ConnectionSummary> =
        client.listConnections(request).byPage().next().await()
}

private suspend fun <T : Any> Mono<T>.await(): T = contextCapture().awaitSingle()
