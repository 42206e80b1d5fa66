// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetEvent
import io.github.partnerflux.FleetFlux
import io.github.partnerflux.Snapshot
import kotlin.time.Duration
import kotlin.time.toJavaDuration
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.internal.FusibleFlow

@OptIn(InternalCoroutinesApi::class)
internal class FleetFluxFlow<T : Any>
private constructor(private val fleet: FleetFlux<T>, private val maxInFlight: Int) :
    // The fleet has no more pages in flight than requested events.
    FleetFlow<T>,
    FusibleFlow<FleetEvent<T>> by CollectorFlow(fleet, maxInFlight) {

    constructor(
        fleet: FleetFlux<T>
    ) : this(fleet.maxInFlight(FleetFlux.DEFAULT_MAX_IN_FLIGHT), FleetFlux.DEFAULT_MAX_IN_FLIGHT)

    override fun maxInFlight(pages: Int): FleetFlow<T> = FleetFluxFlow(fleet.maxInFlight(pages), pages)

    override fun maxOpen(number: Int): FleetFlow<T> = FleetFluxFlow(fleet.maxOpen(number), maxInFlight)

    override fun ratePerAccount(perSecond: Double, burst: Int): FleetFlow<T> =
        FleetFluxFlow(fleet.ratePerAccount(perSecond, burst), maxInFlight)

    override fun watch(
        every: Duration?,
        pollOn: Flow<String>?,
        baseline: Boolean,
        once: Boolean,
        snapshots: suspend (account: String) -> Snapshot?,
    ): Flow<FleetEvent<ChangeEvent<T>>> {
        var watch = fleet.watch { account -> CollectorContext.mono { snapshots(account) } }
        if (every != null) watch = watch.every(every.toJavaDuration())
        if (baseline) watch = watch.baseline()
        if (once) watch = watch.once()
        if (pollOn != null) watch = watch.pollOn(CollectorContext.flux(pollOn))
        return CollectorFlow(watch, maxInFlight)
    }
}
