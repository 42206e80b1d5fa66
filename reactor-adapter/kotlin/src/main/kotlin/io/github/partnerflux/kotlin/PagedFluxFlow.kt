// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.Checkpoint
import io.github.partnerflux.Checkpointed
import io.github.partnerflux.Page
import io.github.partnerflux.PagedFlux
import kotlinx.coroutines.InternalCoroutinesApi
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.internal.FusibleFlow

/**
 * Delegates to a [FusibleFlow], so that `flowOn` and `buffer` fuse with it: otherwise, `flowOn` would add a buffer of
 * 64 elements and fetch pages that may not be collected.
 */
@OptIn(InternalCoroutinesApi::class)
internal class PagedFluxFlow<T : Any>(private val items: PagedFlux<T>) :
    PagedFlow<T>, FusibleFlow<T> by items.asStrictFlow() as FusibleFlow<T> {

    override fun byPage(): Flow<Page<T>> = items.byPage().asStrictFlow()

    override fun resumeFrom(checkpoint: Checkpoint): PagedFlow<T> = PagedFluxFlow(items.resumeFrom(checkpoint))

    override fun checkpointed(): Flow<Checkpointed<T>> = items.checkpointed().asStrictFlow()

    override fun readAhead(items: Int): PagedFlow<T> = PagedFluxFlow(this.items.readAhead(items))
}
