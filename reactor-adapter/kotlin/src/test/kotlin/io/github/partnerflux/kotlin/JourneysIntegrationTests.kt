// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.emulator.EmulatedAccount
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.exception.ConflictException
import io.github.partnerflux.model.AccessType
import io.github.partnerflux.model.ConflictExceptionReason
import io.github.partnerflux.model.ConnectionSummary
import io.github.partnerflux.model.ConnectionType
import io.github.partnerflux.model.ConnectionTypeStatus
import io.github.partnerflux.model.CreateConnectionInvitationResponse
import io.github.partnerflux.model.GetPartnerResponse
import io.github.partnerflux.model.IndustrySegment
import io.github.partnerflux.model.InvitationStatus
import io.github.partnerflux.model.ParticipantType
import io.github.partnerflux.model.PrimarySolutionType
import io.github.partnerflux.model.ProfileVisibility
import io.github.partnerflux.model.QualificationsAssociationPartner
import io.github.partnerflux.model.QualificationsAssociationStatus
import io.github.partnerflux.model.TaskDetails
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.async
import kotlinx.coroutines.awaitAll
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.flow.filter
import kotlinx.coroutines.flow.first
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.future.await
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.AfterAll
import org.junit.jupiter.api.BeforeAll
import org.junit.jupiter.api.BeforeEach
import org.junit.jupiter.api.Test
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** What applications do with the service, as they would write it with coroutines. */
class JourneysIntegrationTests {

    @BeforeEach
    fun reset() {
        emulator.reset()
    }

    @Test
    fun invitesAPartnerAndWaitsUntilTheConnectionIsActive() =
        runBlocking<Unit> {
            val connected = async {
                val invitation = coroutines.invite(other.profileId())
                val accepted =
                    coroutines.waitUntilConnectionInvitationAccepted(every = OFTEN, atMost = 7.days) {
                        catalog = "AWS"
                        identifier = invitation.id
                    }
                coroutines.getConnection {
                    catalog = "AWS"
                    identifier = accepted.connectionId()
                }
            }
            // The invitation is pending when it is polled first, after the three requests before.
            emulator.awaitRequest(3).await()
            other.acceptAll(setOf(coroutines.profileId()))

            val connection = connected.await()
            assertThat(connection.otherParticipantAccountId).isEqualTo(accountId(1))
            assertThat(connection.connectionTypes).containsOnlyKeys(ConnectionType.OPPORTUNITY_COLLABORATION)
        }

    @Test
    fun acceptsTheInvitationsOfKnownPartners() =
        runBlocking<Unit> {
            val known = other.invite(coroutines.profileId())
            val unknown = coroutinesOf(2).invite(coroutines.profileId())

            coroutines.acceptAll(setOf(other.profileId()))

            assertThat(status(known)).isEqualTo(InvitationStatus.ACCEPTED)
            assertThat(status(unknown)).isEqualTo(InvitationStatus.PENDING)
        }

    /** Accepts the invitations of partners that the application knows. */
    private suspend fun PartnerCentralAccountCoroutineClient.acceptAll(knownProfileIds: Set<String>) {
        listConnectionInvitations {
            catalog = "AWS"
            participantType = ParticipantType.RECEIVER
            status = InvitationStatus.PENDING
        }
            .filter { it.otherParticipantIdentifier in knownProfileIds }
            .collect {
                try {
                    acceptConnectionInvitation {
                        catalog = "AWS"
                        identifier = it.id
                    }
                } catch (_: ConflictException) {
                    // Canceled, expired or accepted meanwhile.
                }
            }
    }

    @Test
    fun mirrorsTheConnectionsOfManyAccountsAndFindsWhatHasChanged() =
        runBlocking<Unit> {
            val earlier = mirror()
            val connected = emulator.connect("AWS", 1, 2, "SUBSIDIARY")

            val later = mirror()

            assertThat(earlier.values.sumOf { it.size }).isEqualTo(4 * 30)
            val added = later.mapValues { (account, connections) -> connections - earlier.getValue(account).toSet() }
            assertThat(added.mapValues { (_, connections) -> connections.map { it.id } })
                .isEqualTo(
                    mapOf(
                        accountId(0) to emptyList(),
                        accountId(1) to listOf(connected),
                        accountId(2) to listOf(connected),
                        accountId(3) to emptyList(),
                    )
                )
        }

    /** Lists the connections of all accounts at once. */
    private suspend fun mirror(): Map<String, List<ConnectionSummary>> = coroutineScope {
        emulator
            .accounts()
            .map { account ->
                async {
                    account.accountId() to
                        coroutinesOf(account)
                            .listConnections {
                                catalog = "AWS"
                                maxResults = 20
                            }
                            .toList()
                }
            }
            .awaitAll()
            .toMap()
    }

    @Test
    fun connectsASubsidiaryAndAssociatesItsQualifications() =
        runBlocking<Unit> {
            val primary = coroutines
            val subsidiary = other

            val invitation = primary.createConnectionInvitation {
                catalog = "AWS"
                connectionType = ConnectionType.SUBSIDIARY
                receiverIdentifier = accountId(1)
                name = "Ada"
                email = "alliances@example.com"
                message = "Welcome to the group."
            }
            subsidiary.acceptConnectionInvitation {
                catalog = "AWS"
                identifier = invitation.id
            }
            val partnerId = subsidiary.partner().id
            subsidiary.startQualificationsAssociationTask {
                catalog = "AWS"
                identifier = partnerId
                primaryPartner { accountId = accountId(0) }
            }
            subsidiary.waitUntilQualificationsAssociationTaskSucceeded(every = OFTEN) {
                catalog = "AWS"
                identifier = partnerId
            }
            val details = subsidiary.getQualificationsAssociationDetails {
                catalog = "AWS"
                identifier = partnerId
            }

            assertThat(details.status).isEqualTo(QualificationsAssociationStatus.ASSOCIATED)
            assertThat(details.associatedPartners)
                .containsExactly(QualificationsAssociationPartner(subsidiary.profileId(), accountId(1)))
        }

    @Test
    fun updatesTheProfileAndPublishesIt() =
        runBlocking<Unit> {
            val partner = coroutines.partner()
            coroutines.startProfileUpdateTask {
                catalog = "AWS"
                identifier = partner.id
                taskDetails =
                    TaskDetails.of(partner.profile).toBuilder().description("Migrations to AWS since 2015.").build()
            }
            coroutines.waitUntilProfileUpdateTaskSucceeded(every = OFTEN) {
                catalog = "AWS"
                identifier = partner.id
            }
            val published = coroutines.putProfileVisibility {
                catalog = "AWS"
                identifier = partner.id
                visibility = ProfileVisibility.PUBLIC
            }

            assertThat(published.visibility).isEqualTo(ProfileVisibility.PUBLIC)
            assertThat(coroutines.partner().profile.description).isEqualTo("Migrations to AWS since 2015.")
        }

    @Test
    fun becomesAPartnerInTheSandbox() =
        runBlocking<Unit> {
            verify {
                businessVerificationDetails {
                    legalName = "Ada's Engines Ltd."
                    registrationId = "12345678"
                    countryCode = "GB"
                }
            }
            verify { registrantVerificationDetails() }
            coroutines.sendEmailVerificationCode {
                catalog = "Sandbox"
                email = "ada@engines.example"
            }
            val partnerId =
                coroutines
                    .createPartner {
                        catalog = "Sandbox"
                        legalName = "Ada's Engines Ltd."
                        primarySolutionType = PrimarySolutionType.SOFTWARE_PRODUCTS
                        allianceLeadContact {
                            firstName = "Ada"
                            lastName = "Lovelace"
                            email = "ada@engines.example"
                            businessTitle = "Founder"
                        }
                        emailVerificationCode = "123456"
                    }
                    .id
            coroutines.startProfileUpdateTask {
                catalog = "Sandbox"
                identifier = partnerId
                taskDetails {
                    displayName = "Ada's Engines"
                    description = "Analytical engines."
                    websiteUrl = "https://engines.example/"
                    logoUrl = "https://engines.example/logo.png"
                    primarySolutionType = PrimarySolutionType.SOFTWARE_PRODUCTS
                    industrySegments = listOf(IndustrySegment.COMPUTER_SOFTWARE)
                    translationSourceLocale = "en-US"
                }
            }
            coroutines.waitUntilProfileUpdateTaskSucceeded(every = OFTEN) {
                catalog = "Sandbox"
                identifier = partnerId
            }
            coroutines.putProfileVisibility {
                catalog = "Sandbox"
                identifier = partnerId
                visibility = ProfileVisibility.PUBLIC
            }
            coroutines.associateAwsTrainingCertificationEmailDomain {
                catalog = "Sandbox"
                identifier = partnerId
                email = "ada@engines.example"
                emailVerificationCode = "123456"
            }

            val partner = coroutines.getPartner {
                catalog = "Sandbox"
                identifier = partnerId
            }
            assertThat(partner.legalName).isEqualTo("Ada's Engines Ltd.")
            assertThat(partner.profile.profileId).startsWith("pprofile-")
            assertThat(partner.awsTrainingCertificationEmailDomains.map { it.domainName })
                .containsExactly("engines.example")
        }

    /** Starts a verification, and waits until the business or the registrant is verified. */
    private suspend fun verify(request: StartVerificationRequestDsl.() -> Unit) {
        val type = coroutines.startVerification(request).verificationType
        emulator.account(0).completeVerification(type.value, "SUCCEEDED")
        coroutines.waitUntilVerificationSucceeded(every = OFTEN) { verificationType = type }
    }

    @Test
    fun excludesAParticipantFromInviting() =
        runBlocking<Unit> {
            val excluded = other.profileId()

            exclude(excluded)

            val failure = runCatching { other.invite(coroutines.profileId()) }.exceptionOrNull()
            assertThat(failure).isInstanceOf(ConflictException::class.java)
            assertThat((failure as ConflictException).reason())
                .isEqualTo(ConflictExceptionReason.INCOMPATIBLE_CONNECTION_INVITATION_RECEIVER)
        }

    /** An update that is rejected, because the other was faster, is repeated with what the other has written. */
    @Test
    fun keepsBothOfTwoConcurrentEdits() =
        runBlocking<Unit> {
            val ids = listOf(other.profileId(), coroutinesOf(2).profileId())

            ids.map { async { exclude(it) } }.awaitAll()

            assertThat(coroutines.getConnectionPreferences { catalog = "AWS" }.excludedParticipantIds())
                .containsExactlyInAnyOrderElementsOf(ids)
        }

    private suspend fun exclude(participantId: String) {
        coroutines.editConnectionPreferences("AWS") {
            accessType = AccessType.ALLOW_BY_DEFAULT_DENY_SOME
            excludedParticipantIdentifiers = excludedParticipantIdentifiers.orEmpty() + participantId
        }
    }

    @Test
    fun endsAPartnership() =
        runBlocking<Unit> {
            emulator.connect("AWS", 0, 1, "SUBSIDIARY")
            val open = coroutines.invite(other.profileId())
            val partner = listOf(accountId(1), other.profileId())

            coroutines
                .listConnections {
                    catalog = "AWS"
                    otherParticipantIdentifiers = partner
                }
                .collect { connection ->
                    connection.connectionTypes
                        .filterValues { it.status == ConnectionTypeStatus.ACTIVE }
                        .forEach { (type, _) ->
                            coroutines.cancelConnection {
                                catalog = "AWS"
                                identifier = connection.id
                                connectionType = type
                                reason = "The contract has ended."
                            }
                        }
                }
            coroutines
                .listConnectionInvitations {
                    catalog = "AWS"
                    otherParticipantIdentifiers = partner
                    participantType = ParticipantType.SENDER
                    status = InvitationStatus.PENDING
                }
                .collect {
                    coroutines.cancelConnectionInvitation {
                        catalog = "AWS"
                        identifier = it.id
                    }
                }

            assertThat(status(open)).isEqualTo(InvitationStatus.CANCELED)
            val seenByTheOther =
                other
                    .listConnections {
                        catalog = "AWS"
                        otherParticipantIdentifiers = listOf(accountId(0))
                    }
                    .toList()
            assertThat(seenByTheOther.flatMap { it.connectionTypes.values }.map { it.status })
                .containsExactly(ConnectionTypeStatus.CANCELED)
        }

    private suspend fun PartnerCentralAccountCoroutineClient.invite(profileId: String) = createConnectionInvitation {
        catalog = "AWS"
        connectionType = ConnectionType.OPPORTUNITY_COLLABORATION
        receiverIdentifier = profileId
        name = "Ada"
        email = "alliances@example.com"
        message = "Let us co-sell."
    }

    private suspend fun status(invitation: CreateConnectionInvitationResponse): InvitationStatus =
        coroutines
            .getConnectionInvitation {
                catalog = "AWS"
                identifier = invitation.id
            }
            .status

    private suspend fun PartnerCentralAccountCoroutineClient.profileId(): String =
        checkNotNull(partner().profile.profileId)

    private suspend fun PartnerCentralAccountCoroutineClient.partner(): GetPartnerResponse {
        val partnerId = listPartners { catalog = "AWS" }.first().id
        return getPartner {
            catalog = "AWS"
            identifier = partnerId
        }
    }

    private companion object {
        val OFTEN = 20.milliseconds

        lateinit var emulator: PartnerCentralEmulator
        lateinit var client: PartnerCentralAccountClient

        /** The client of the first account. */
        lateinit var coroutines: PartnerCentralAccountCoroutineClient

        /** The client of the second account. */
        lateinit var other: PartnerCentralAccountCoroutineClient

        @BeforeAll
        @JvmStatic
        fun start() {
            emulator =
                PartnerCentralEmulator.builder()
                    .accounts(4)
                    .connections(30)
                    .verified(false)
                    .profileUpdateDuration(java.time.Duration.ofMillis(100))
                    .qualificationsTaskDuration(java.time.Duration.ofMillis(100))
                    .start()
            client =
                PartnerCentralAccountClient.builder()
                    .endpointOverride(emulator.endpoint())
                    .credentialsProvider(credentials(emulator.account(0)))
                    .build()
            coroutines = coroutinesOf(0)
            other = coroutinesOf(1)
        }

        @AfterAll
        @JvmStatic
        fun stop() {
            client.close()
            emulator.close()
        }

        fun accountId(account: Int): String = emulator.account(account).accountId()

        fun coroutinesOf(account: Int): PartnerCentralAccountCoroutineClient = coroutinesOf(emulator.account(account))

        fun coroutinesOf(account: EmulatedAccount): PartnerCentralAccountCoroutineClient =
            client.withCredentialsProvider(credentials(account)).coroutines()

        private fun credentials(account: EmulatedAccount) =
            StaticCredentialsProvider.create(
                AwsBasicCredentials.create(account.accessKeyId(), account.secretAccessKey())
            )
    }
}
