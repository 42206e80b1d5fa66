// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.docs

import io.github.partnerflux.ChangeEvent
import io.github.partnerflux.FleetAccount
import io.github.partnerflux.FleetEvent
import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.Snapshot
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.kotlin.coroutines
import io.github.partnerflux.model.ConnectionType
import kotlin.time.Duration.Companion.minutes
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.flowOf
import kotlinx.coroutines.flow.map
import kotlinx.coroutines.flow.onEach
import kotlinx.coroutines.flow.take
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.springframework.boot.test.system.CapturedOutput
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider

internal class KotlinTests : Samples() {

    @Test
    fun listsSubsidiaries(emulator: PartnerCentralEmulator, output: CapturedOutput) {
        runBlocking {
            // #region listing
            PartnerCentralAccountClient.create().use { client ->
                client
                    .coroutines()
                    .listConnections { catalog = "AWS" }
                    .filter { ConnectionType.SUBSIDIARY in it.connectionTypes }
                    .take(10)
                    .collect { println(it.id) }
            }
            // #endregion listing
        }

        assertThat(output.out.lines().filter { it.startsWith("pac-") }).hasSize(10)
        assertThat(emulator.requestCount()).isEqualTo(1)
    }

    @Test
    fun configuresStructures(client: PartnerCentralAccountClient, emulator: PartnerCentralEmulator) {
        val partnerId = client.listPartners { it.catalog("AWS") }.blockFirst()!!.id()
        runBlocking {
            client.coroutines().sendEmailVerificationCode {
                catalog = "AWS"
                email = "ana@example.com"
            }
            val code = emulator.emailVerificationCode("ana@example.com")
            // #region call
            val response =
                client.coroutines().putAllianceLeadContact {
                    catalog = "AWS"
                    identifier = partnerId
                    allianceLeadContact {
                        firstName = "Ana"
                        lastName = "Lima"
                        email = "ana@example.com"
                        businessTitle = "Head of Alliances"
                    }
                    emailVerificationCode = code // sent to the address by sendEmailVerificationCode
                }
            // #endregion call
            assertThat(response.allianceLeadContact().firstName()).isEqualTo("Ana")
        }
    }

    @Test
    fun listsAFleet(client: PartnerCentralAccountClient, output: CapturedOutput) {
        runBlocking {
            // #region fleet
            val accounts =
                flowOf("prod", "test").map { profile ->
                    FleetAccount.of(profile) { ProfileCredentialsProvider.create(profile) }
                }
            client
                .coroutines()
                .listConnections(accounts) { catalog = "AWS" }
                .maxInFlight(32)
                .collect { event ->
                    when (event) {
                        is FleetEvent.Item -> println("${event.account} ${event.item.id} ${event.next}")
                        is FleetEvent.Completed -> println("${event.account} has ${event.items} connections")
                        is FleetEvent.Failed -> println("${event.account} failed: ${event.error.message}")
                    }
                }
            // #endregion fleet
        }

        assertThat(output.out).contains("prod has 250 connections", "test has 250 connections")
    }

    @Test
    fun watches(client: PartnerCentralAccountClient, output: CapturedOutput) {
        val stored = Snapshot.none()
        val store: (String) -> Unit = { println("stored $it") }
        runBlocking {
            // #region watch
            val changes =
                client
                    .coroutines()
                    .watchConnections(from = stored, every = 15.minutes) { catalog = "AWS" }
                    .onEach { event ->
                        when (event) {
                            is ChangeEvent.Added -> println("${event.item.id} is new")
                            is ChangeEvent.Changed -> println("${event.item.id} has changed")
                            is ChangeEvent.Removed -> println("${event.id} does not exist any more")
                            is ChangeEvent.Synced -> store(event.snapshot.text())
                            is ChangeEvent.PollFailed -> println("will poll again: ${event.error.message}")
                        }
                    }
            // #endregion watch
            changes.first { it is ChangeEvent.Synced }
        }

        assertThat(output.out).contains("is new", "stored ")
    }
}
