// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetAccount
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.Snapshot
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ListConnectionsRequest
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.map

internal class DefaultPartnerCentralAccountCoroutineClient(private val client: PartnerCentralAccountClient) :
    DefaultCoroutineOperations(client),
    PartnerCentralAccountCoroutineClient,
    PartnerCentralAccountCoroutineWaiters by DefaultCoroutineWaiters(client) {

    override fun listConnections(
        accounts: Flow<FleetAccount>,
        request: ListConnectionsRequest,
    ): FleetFlow<ConnectionSummary> = FleetFluxFlow(client.listConnections(CollectorContext.flux(accounts), request))

    override fun watchConnections(
        request: ListConnectionsRequest,
        from: Snapshot,
        every: Duration?,
        pollOn: Flow<*>?,
        baseline: Boolean,
        once: Boolean,
    ): Flow<ChangeEvent<ConnectionSummary>> {
        var watch = client.watchConnections(request).from(from)
        if (every != null) watch = watch.every(every.toJavaDuration())
        if (baseline) watch = watch.baseline()
        if (once) watch = watch.once()
        if (pollOn != null) watch = watch.pollOn(CollectorContext.flux(pollOn.map {}))
        return CollectorFlow(watch, ahead = 1)
    }
}
