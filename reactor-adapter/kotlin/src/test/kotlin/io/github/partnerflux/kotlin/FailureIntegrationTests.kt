// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.RetryPolicy
import io.github.partnerflux.emulator.Fault
import io.github.partnerflux.exception.PaginationException
import io.github.partnerflux.exception.PartnerCentralAccountException
import io.github.partnerflux.exception.PartnerCentralTransportException
import io.github.partnerflux.exception.ThrottlingException
import java.time.Duration
import kotlinx.coroutines.CoroutineScope
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.async
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension

/** Failures are thrown as they are: neither wrapped, nor copied by the stacktrace recovery of kotlinx-coroutines. */
class FailureIntegrationTests {

    @RegisterExtension private val service = EmulatedService { retryPolicy(RetryPolicy.none()) }

    private val connections by lazy {
        service.client.coroutines().listConnections {
            catalog = "AWS"
            maxResults = 10
        }
    }

    @Test
    fun failsAFlowAfterThePagesBefore() {
        service.emulator.inject(Fault.delay(Duration.ZERO), Fault.throttle())
        val ids = mutableListOf<String>()

        assertThrottled(failureOf { connections.collect { ids += it.id() } })

        assertThat(ids).isEqualTo(service.ids().take(10))
    }

    @Test
    fun failsAPage() {
        service.emulator.inject(Fault.throttle())

        assertThrottled(failureOf { service.client.coroutines().listConnectionsPage { catalog = "AWS" } })
    }

    @Test
    fun failsThroughOtherCoroutines() {
        service.emulator.inject(Fault.throttle())

        assertThrottled(
            failureOf { withContext(Dispatchers.IO) { async(Dispatchers.Default) { connections.toList() }.await() } }
        )
    }

    @Test
    fun failsWithOtherKindsOfFailures() {
        service.emulator.inject(Fault.repeatToken())
        assertThat(failureOf { connections.toList() }).isExactlyInstanceOf(PaginationException::class.java).hasNoCause()

        service.emulator.inject(Fault.dropBeforeResponse())
        assertThat(failureOf { connections.toList() })
            .isExactlyInstanceOf(PartnerCentralTransportException::class.java)
            // The cause of a copy would be the original.
            .satisfies({ assertThat(it!!.cause).isNotInstanceOf(PartnerCentralAccountException::class.java) })
    }

    private fun assertThrottled(failure: Throwable?) {
        assertThat(failure).isExactlyInstanceOf(ThrottlingException::class.java).hasNoCause()
        val throttling = failure as ThrottlingException
        assertThat(throttling.operation()).isEqualTo("ListConnections")
        assertThat(throttling.attempts()).isEqualTo(1)
        assertThat(throttling.statusCode()).isEqualTo(429)
        assertThat(throttling.requestId()).isNotEmpty()
        assertThat(throttling.serviceCode()).isNotEmpty()
        assertThat(throttling.quotaCode()).isNotEmpty()
    }

    private fun failureOf(call: suspend CoroutineScope.() -> Any): Throwable? =
        runBlocking(Dispatchers.Default) { runCatching { call() }.exceptionOrNull() }
}
