// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import kotlinx.coroutines.reactor.awaitSingle
import reactor.core.publisher.Mono

/** Awaits the response with the thread-locals of the calling thread. */
internal suspend fun <T : Any> Mono<T>.await(): T = contextCapture().awaitSingle()
