// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.kotlinflow

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.kotlin.coroutines
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ConnectionType
import io.github.partnerflux.model.ConnectionTypeStatus
import io.github.partnerflux.model.Participant
import kotlinx.coroutines.flow.Flow
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.take
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** Finds five subsidiaries that have canceled, among 3,000 connections. */
suspend fun main() {
    PartnerCentralEmulator.builder().connections(3_000).start().use { emulator ->
        connect(emulator).use { client ->
            println("The first five subsidiaries that have canceled:")
            client.canceledSubsidiaries().take(5).collect { println(it) }
        }
        println("They took ${emulator.requestCount()} of the 30 requests that all 3,000 connections take.")
    }
}

/** Returns a flow that fetches pages only as far as it is collected. */
fun PartnerCentralAccountClient.canceledSubsidiaries(): Flow<String> =
    coroutines()
        .listConnections { catalog = "AWS" }
        .filter { it.connectionTypes[ConnectionType.SUBSIDIARY]?.status == ConnectionTypeStatus.CANCELED }
        .map { "${it.id}  ${it.subsidiaryName()}" }

private fun ConnectionSummary.subsidiaryName(): String =
    when (val participant = connectionTypes.getValue(ConnectionType.SUBSIDIARY).otherParticipant) {
        is Participant.PartnerProfile -> participant.name
        is Participant.SellerProfile -> participant.name
        is Participant.Account -> participant.name
        is Participant.Unknown -> "a participant of a kind that is newer than this program: ${participant.tag}"
    }

/** Creates a client of the emulator. For AWS itself, use `PartnerCentralAccountClient.create()`. */
fun connect(emulator: PartnerCentralEmulator): PartnerCentralAccountClient =
    PartnerCentralAccountClient.builder()
        .endpointOverride(emulator.endpoint())
        // Ignores this machine's environment and profiles, which configure calls to AWS.
        .externalConfigurationEnabled(false)
        .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
        .build()
