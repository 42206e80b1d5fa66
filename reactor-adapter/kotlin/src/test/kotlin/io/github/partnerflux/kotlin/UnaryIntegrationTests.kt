// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.exception.ResourceNotFoundException
import io.github.partnerflux.model.GetProfileVisibilityRequest
import io.github.partnerflux.model.ProfileVisibility
import io.github.partnerflux.model.TagResourceResponse
import io.github.partnerflux.test.RawServer
import kotlinx.coroutines.Dispatchers
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** Operations that are not paged are suspending functions that return their response. */
class UnaryIntegrationTests {

    private val request: GetProfileVisibilityRequest =
        GetProfileVisibilityRequest.builder().catalog("AWS").identifier(PARTNER).build()

    @Test
    fun sendsTheRequestAndReturnsTheResponse() {
        val json = """{"Arn":"arn","Catalog":"AWS","Id":"$PARTNER","ProfileId":"pprofile-1","Visibility":"PUBLIC"}"""

        withServer(200, json) { coroutines, server ->
            val response = coroutines.getProfileVisibility(request)

            assertThat(response.id).isEqualTo(PARTNER)
            assertThat(response.visibility).isEqualTo(ProfileVisibility.PUBLIC)
            assertThat(
                    coroutines.getProfileVisibility {
                        catalog = "AWS"
                        identifier = PARTNER
                    }
                )
                .isEqualTo(response)
            assertThat(server.requests())
                .hasSize(2)
                .allSatisfy({
                    assertThat(it)
                        .contains("x-amz-target: PartnerCentralAccount.GetProfileVisibility")
                        .endsWith("""{"Catalog":"AWS","Identifier":"$PARTNER"}""")
                })
        }
    }

    @Test
    fun returnsAnEmptyResponseForAnEmptyBody() {
        withServer(200, "") { coroutines, _ ->
            val response = coroutines.tagResource {
                resourceArn = "arn:aws:partnercentral:us-east-1:123456789012:catalog/AWS/partner/$PARTNER"
                tag {
                    key = "stage"
                    value = "test"
                }
            }

            assertThat(response).isEqualTo(TagResourceResponse())
        }
    }

    @Test
    fun throwsTheErrorOfTheService() {
        withServer(404, """{"__type":"ResourceNotFoundException","Message":"no such partner"}""") { coroutines, _ ->
            val failure = runCatching { coroutines.getProfileVisibility(request) }.exceptionOrNull()

            assertThat(failure).isExactlyInstanceOf(ResourceNotFoundException::class.java).hasNoCause()
            assertThat((failure as ResourceNotFoundException).operation()).isEqualTo("GetProfileVisibility")
        }
    }

    @Test
    fun rejectsAnInvalidRequestBeforeTheCall() {
        withServer(200, "") { coroutines, server ->
            val failure = runCatching { coroutines.getProfileVisibility { catalog = "AWS" } }.exceptionOrNull()

            assertThat(failure)
                .isExactlyInstanceOf(IllegalArgumentException::class.java)
                .hasMessageContaining("Identifier")
            assertThat(server.connections()).isZero()
        }
    }

    @Test
    fun aStubImplementsOnlyTheOperationsThatItNeeds() {
        val stub = object : PartnerCentralAccountCoroutineClient {}

        val failure = runBlocking { runCatching { stub.getProfileVisibility(request) }.exceptionOrNull() }

        assertThat(failure)
            .isExactlyInstanceOf(UnsupportedOperationException::class.java)
            .hasMessageContaining("GetProfileVisibility")
    }

    private fun withServer(
        status: Int,
        body: String,
        test: suspend (PartnerCentralAccountCoroutineClient, RawServer) -> Unit,
    ) {
        RawServer(RawServer.respondingWith(RawServer.response(status, body))).use { server ->
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
