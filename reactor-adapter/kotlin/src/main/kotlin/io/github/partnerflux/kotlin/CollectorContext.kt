// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import kotlin.coroutines.CoroutineContext
import kotlin.coroutines.EmptyCoroutineContext
import kotlinx.coroutines.Job
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.reactor.asFlux
import kotlinx.coroutines.reactor.mono
import reactor.core.publisher.Flux
import reactor.core.publisher.Mono
import reactor.util.context.ContextView

/** The coroutine context of a collector in a Reactor context, for the flows and functions that the caller passes. */
internal object CollectorContext {

    /** Returns a flux whose callbacks run in a coroutine context. */
    fun <T : Any> write(flux: Flux<T>, context: CoroutineContext): Flux<T> =
        // Without the job: the subscription cancels the callbacks.
        flux.contextWrite { it.put(CollectorContext, context.minusKey(Job)) }

    /** Returns a flux that collects a flow in the context of the collector. */
    fun <T : Any> flux(flow: Flow<T>): Flux<T> = Flux.deferContextual { flow.asFlux(read(it)) }

    /** Returns the result of a function, which runs in the context of the collector; empty if it is `null`. */
    fun <T : Any> mono(function: suspend () -> T?): Mono<T> = Mono.deferContextual { mono(read(it)) { function() } }

    private fun read(context: ContextView): CoroutineContext =
        context.getOrDefault(CollectorContext, EmptyCoroutineContext) as CoroutineContext
}
