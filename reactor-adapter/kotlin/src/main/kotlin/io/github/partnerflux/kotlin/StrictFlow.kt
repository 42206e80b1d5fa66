// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import kotlinx.coroutines.channels.Channel
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.buffer
import kotlinx.coroutines.reactive.asFlow
import reactor.core.publisher.Flux

/**
 * Returns a flow that requests some elements at a time, by default one: `asFlow` alone would request 64 and fetch their
 * pages.
 */
internal fun <T : Any> Flux<T>.asStrictFlow(ahead: Int = 1): Flow<T> =
    // A buffer of one element would request another one while that is collected.
    contextCapture().asFlow().buffer(if (ahead == 1) Channel.RENDEZVOUS else ahead)
