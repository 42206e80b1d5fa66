// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import kotlin.coroutines.CoroutineContext
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.channels.BufferOverflow
import kotlinx.coroutines.currentCoroutineContext
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.FlowCollector
import kotlinx.coroutines.flow.internal.FusibleFlow
import reactor.core.publisher.Flux

/**
 * A flow that is created for each collection, with the context in which it is collected. As in [PagedFluxFlow],
 * `flowOn` and `buffer` fuse with it.
 */
@OptIn(InternalCoroutinesApi::class)
internal class CollectorFlow<T : Any> private constructor(private val flow: (CoroutineContext) -> FusibleFlow<T>) :
    FusibleFlow<T> {

    /**
     * Creates a flow of the elements of [flux], whose [callbacks][CollectorContext] run in the context of the
     * collector.
     *
     * @param ahead the number of elements that are requested at a time
     */
    constructor(
        flux: Flux<T>,
        ahead: Int,
    ) : this({ CollectorContext.write(flux, it).asStrictFlow(ahead) as FusibleFlow<T> })

    override suspend fun collect(collector: FlowCollector<T>) = flow(currentCoroutineContext()).collect(collector)

    override fun fuse(context: CoroutineContext, capacity: Int, onBufferOverflow: BufferOverflow): Flow<T> =
        CollectorFlow {
            flow(it + context).fuse(context, capacity, onBufferOverflow) as FusibleFlow<T>
        }
}
