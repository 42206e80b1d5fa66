package io.github.partnerflux.kotlin

import io.github.partnerflux.FleetAccount
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import kotlinx.coroutines.flow.Flow

internal class DefaultPartnerCentralAccountCoroutineClient(private val client: PartnerCentralAccountClient) :
    DefaultCoroutineOperations(client),
    PartnerCentralAccountCoroutineClient,
    PartnerCentralAccountCoroutineWaiters by DefaultCoroutineWaiters(client) {

    override fun listConnections(
        accounts: Flow<FleetAccount>,
        request: ListConnectionsRequest,
    ): FleetFlow<ConnectionSummary> = FleetFluxFlow(client.listConnections(CollectorContext.flux(accounts), request))
}
