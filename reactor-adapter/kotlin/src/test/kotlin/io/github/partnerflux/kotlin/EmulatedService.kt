// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.test.emulator.EmulatorExtension
import org.junit.jupiter.api.extension.ExtensionContext
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** An emulator and a client for it, which are created for each test. The functions block. */
internal class EmulatedService(
    connections: Int = 95,
    private val settings: PartnerCentralAccountClient.Builder.() -> Unit = {},
) : EmulatorExtension(connections) {

    val emulator: PartnerCentralEmulator
        get() = emulator()

    lateinit var client: PartnerCentralAccountClient
    private lateinit var otherAccount: PartnerCentralAccountClient

    override fun beforeEach(context: ExtensionContext) {
        super.beforeEach(context)
        client =
            PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(credentials(ACCOUNT))
                .apply(settings)
                .build()
        otherAccount = client.withCredentialsProvider(credentials(OTHER_ACCOUNT))
    }

    override fun afterEach(context: ExtensionContext) {
        client.close()
        super.afterEach(context)
    }

    /** Lists the other account's connections first, so that requests that the client has already sent are counted. */
    fun assertRequests(expected: Int) {
        otherAccount.listConnections { it.catalog("AWS").maxResults(10) }.blockLast(TIMEOUT)
        assertArrived(expected)
    }

    companion object {
        private fun credentials(name: String) = StaticCredentialsProvider.create(AwsBasicCredentials.create(name, name))
    }
}
