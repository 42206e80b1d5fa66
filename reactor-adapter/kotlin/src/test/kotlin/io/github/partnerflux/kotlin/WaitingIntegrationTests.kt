// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.exception.UnexpectedStateException
import io.github.partnerflux.exception.WaitTimeoutException
import io.github.partnerflux.model.InvitationStatus
import io.github.partnerflux.model.ProfileTaskStatus
import io.github.partnerflux.model.QualificationsAssociationTaskStatus
import io.github.partnerflux.model.QualificationsDisassociationTaskStatus
import io.github.partnerflux.model.VerificationStatus
import io.github.partnerflux.model.VerificationType
import io.github.partnerflux.test.RawServer
import java.util.ArrayDeque
import java.util.Queue
import kotlin.time.Duration.Companion.days
import kotlin.time.Duration.Companion.milliseconds
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.cancelAndJoin
import kotlinx.coroutines.coroutineScope
import kotlinx.coroutines.launch
import kotlinx.coroutines.runBlocking
import kotlinx.coroutines.withContext
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** Waits are suspending functions that return the final response. */
class WaitingIntegrationTests {

    @Test
    fun waitsUntilAnInvitationIsAccepted() {
        withResponses("""{"Id":"pacinv-1","Status":"PENDING"}""", """{"Id":"pacinv-1","Status":"ACCEPTED"}""") {
            coroutines,
            server ->
            val accepted = coroutines.waitUntilConnectionInvitationAccepted(every = 1.milliseconds) { invitation() }

            assertThat(accepted.status()).isEqualTo(InvitationStatus.ACCEPTED)
            assertThat(server.requests()).hasSize(2)
        }
    }

    @Test
    fun waitsUntilAProfileUpdateSucceeds() {
        withResponses(task("IN_PROGRESS"), task("SUCCEEDED")) { coroutines, server ->
            val succeeded =
                coroutines.waitUntilProfileUpdateTaskSucceeded(every = 1.milliseconds) {
                    catalog = "AWS"
                    identifier = PARTNER
                }

            assertThat(succeeded.status()).isEqualTo(ProfileTaskStatus.SUCCEEDED)
            assertThat(server.requests())
                .hasSize(2)
                .allSatisfy({ assertThat(it).contains(".GetProfileUpdateTask\r\n") })
        }
    }

    @Test
    fun waitsUntilQualificationsAreAssociated() {
        withResponses(task("IN_PROGRESS"), task("SUCCEEDED")) { coroutines, server ->
            val succeeded =
                coroutines.waitUntilQualificationsAssociationTaskSucceeded(every = 1.milliseconds) {
                    catalog = "AWS"
                    identifier = PARTNER
                }

            assertThat(succeeded.status()).isEqualTo(QualificationsAssociationTaskStatus.SUCCEEDED)
            assertThat(server.requests())
                .hasSize(2)
                .allSatisfy({ assertThat(it).contains(".GetQualificationsAssociationTask\r\n") })
        }
    }

    @Test
    fun waitsUntilQualificationsAreDisassociated() {
        withResponses(task("IN_PROGRESS"), task("SUCCEEDED")) { coroutines, server ->
            val succeeded =
                coroutines.waitUntilQualificationsDisassociationTaskSucceeded(every = 1.milliseconds) {
                    catalog = "AWS"
                    identifier = PARTNER
                }

            assertThat(succeeded.status()).isEqualTo(QualificationsDisassociationTaskStatus.SUCCEEDED)
            assertThat(server.requests())
                .hasSize(2)
                .allSatisfy({ assertThat(it).contains(".GetQualificationsDisassociationTask\r\n") })
        }
    }

    @Test
    fun waitsUntilAVerificationSucceeds() {
        withResponses("""{"VerificationStatus":"IN_PROGRESS"}""", """{"VerificationStatus":"SUCCEEDED"}""") {
            coroutines,
            server ->
            val succeeded =
                coroutines.waitUntilVerificationSucceeded(every = 1.milliseconds) {
                    verificationType = VerificationType.BUSINESS_VERIFICATION
                }

            assertThat(succeeded.verificationStatus()).isEqualTo(VerificationStatus.SUCCEEDED)
            assertThat(server.requests()).hasSize(2)
        }
    }

    @Test
    fun throwsInAnotherFinalState() {
        withResponses("""{"Id":"pacinv-1","Status":"EXPIRED"}""") { coroutines, _ ->
            val failure = runCatching {
                coroutines.waitUntilConnectionInvitationAccepted { invitation() }
            }
                .exceptionOrNull()

            assertThat(failure).isExactlyInstanceOf(UnexpectedStateException::class.java).hasNoCause()
        }
    }

    @Test
    fun throwsAfterTheLimit() {
        withServer(RawServer.SILENT) { coroutines, _ ->
            val failure = runCatching {
                coroutines.waitUntilConnectionInvitationAccepted(atMost = 10.milliseconds) { invitation() }
            }
                .exceptionOrNull()

            assertThat(failure).isExactlyInstanceOf(WaitTimeoutException::class.java)
        }
    }

    @Test
    fun refusesAnIntervalOutOfRange() {
        withServer(RawServer.SILENT) { coroutines, server ->
            val failure = runCatching {
                coroutines.waitUntilConnectionInvitationAccepted(every = 2.days) { invitation() }
            }
                .exceptionOrNull()

            assertThat(failure)
                .isExactlyInstanceOf(IllegalArgumentException::class.java)
                .hasMessageStartingWith("every must be")
            assertThat(server.connections()).isZero()
        }
    }

    @Test
    fun cancellingAbortsThePollInFlight() {
        withServer(RawServer.SILENT) { coroutines, server ->
            coroutineScope {
                val wait = launch { coroutines.waitUntilConnectionInvitationAccepted { invitation() } }
                withContext(Dispatchers.IO) { server.awaitRequests(1) }

                wait.cancelAndJoin()

                withContext(Dispatchers.IO) { server.awaitConnectionsGone(1) }
            }
        }
    }

    /** A request accepts up to 100 participants. */
    @Test
    fun repairsPreferencesThatARequestMustNotHave() {
        val type = """"Catalog":"AWS","AccessType":"ALLOW_BY_DEFAULT_DENY_SOME""""
        val tooMany = (0..100).joinToString(",") { """"pprofile-$it"""" }
        withResponses(
            """{$type,"ExcludedParticipantIds":[$tooMany],"Revision":7}""",
            """{$type,"ExcludedParticipantIds":["pprofile-0"],"Revision":8}""",
        ) { coroutines, server ->
            val edited =
                coroutines.editConnectionPreferences("AWS") {
                    excludedParticipantIdentifiers = excludedParticipantIdentifiers?.take(1)
                }

            assertThat(edited.revision()).isEqualTo(8)
            assertThat(server.requests()[1]).contains(""""ExcludedParticipantIdentifiers":["pprofile-0"]""")
        }
    }

    @Test
    fun editsTheConnectionPreferencesThatWereRead() {
        val type = """"Catalog":"AWS","AccessType":"ALLOW_BY_DEFAULT_DENY_SOME""""
        withResponses(
            """{$type,"ExcludedParticipantIds":["pprofile-a"],"Revision":7}""",
            """{$type,"ExcludedParticipantIds":["pprofile-a","pprofile-b"],"Revision":8}""",
        ) { coroutines, server ->
            val edited =
                coroutines.editConnectionPreferences("AWS") {
                    excludedParticipantIdentifiers = excludedParticipantIdentifiers.orEmpty() + "pprofile-b"
                }

            assertThat(edited.revision()).isEqualTo(8)
            assertThat(server.requests()[1])
                .endsWith(
                    """{"Catalog":"AWS","Revision":7,"AccessType":"ALLOW_BY_DEFAULT_DENY_SOME",""" +
                        """"ExcludedParticipantIdentifiers":["pprofile-a","pprofile-b"]}"""
                )
        }
    }

    private fun GetConnectionInvitationRequestDsl.invitation() {
        catalog = "AWS"
        identifier = "pacinv-abcdefghijklm"
    }

    private fun task(status: String) = """{"TaskId":"task-1","Status":"$status"}"""

    private fun withResponses(
        vararg bodies: String,
        test: suspend (PartnerCentralAccountCoroutineClient, RawServer) -> Unit,
    ) {
        val remaining: Queue<String> = ArrayDeque(bodies.map { RawServer.response(200, it) })
        withServer(
            { peer ->
                while (true) {
                    peer.readRequest()
                    peer.send(remaining.remove())
                }
            },
            test,
        )
    }

    private fun withServer(
        handler: RawServer.ConnectionHandler,
        test: suspend (PartnerCentralAccountCoroutineClient, RawServer) -> Unit,
    ) {
        RawServer(handler).use { server ->
            PartnerCentralAccountClient.builder()
                .endpointOverride(server.endpoint())
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()
                .use { client -> runBlocking(Dispatchers.Default) { test(client.coroutines(), server) } }
        }
    }

    private companion object {
        const val PARTNER = "partner-abcdefghijklm"
    }
}
