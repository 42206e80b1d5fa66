// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.FleetAccount
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.emulator.RecordedRequest
import io.github.partnerflux.test.emulator.ClosableProviders
import io.github.partnerflux.test.emulator.EmulatorExtension
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.extension.AfterEachCallback
import org.junit.jupiter.api.extension.BeforeEachCallback
import org.junit.jupiter.api.extension.ExtensionContext

/** An emulator with many accounts and a client for it, which are created for each test. The functions block. */
internal class EmulatedFleet(private val size: Int, private val connections: Int) :
    BeforeEachCallback, AfterEachCallback {

    lateinit var emulator: PartnerCentralEmulator
    lateinit var client: PartnerCentralAccountClient
    private val providers = ClosableProviders()

    override fun beforeEach(context: ExtensionContext) {
        // The requests of the last account, which is not in the fleet, are not counted.
        emulator = PartnerCentralEmulator.builder().accounts(size + 1).connections(connections).start()
        client = PartnerCentralAccountClient.builder().endpointOverride(emulator.endpoint()).build()
    }

    override fun afterEach(context: ExtensionContext) {
        client.close()
        emulator.close()
    }

    fun accounts(): List<FleetAccount> = List(size) { account(it) }

    fun account(index: Int): FleetAccount {
        val account = emulator.account(index)
        return FleetAccount.of(account.accountId()) { providers.create(account) }
    }

    fun ids(index: Int): List<String> = emulator.account(index).connections().map { it.id() }

    fun awaitRequests(expected: Int) {
        EmulatorExtension.await(emulator.awaitRequest(expected - 1))
    }

    /**
     * Lists the connections of another account first, so that requests that the client has already sent are counted.
     */
    fun assertRequests(expected: Int) {
        val other = emulator.account(size)
        client
            .withCredentialsProvider(ClosableProviders().create(other))
            .listConnections { it.catalog("AWS") }
            .blockLast(EmulatorExtension.TIMEOUT)
        assertThat(emulator.requests()).filteredOn { it.accessKeyId() != other.accessKeyId() }.hasSize(expected)
    }

    fun assertAllRequestsAborted() {
        assertThat(emulator.requests()).isNotEmpty().allSatisfy {
            assertThat(EmulatorExtension.await(it.outcome()).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED)
        }
    }

    /** Asserts that this many accounts have been started, and that all of them release their credentials. */
    fun assertProvidersClosed(expected: Int) {
        providers.assertClosed(expected)
    }
}
