package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.emulator.PartnerCentralEmulator
import io.github.partnerflux.emulator.RecordedRequest
import java.time.Duration
import java.util.concurrent.CompletableFuture
import java.util.concurrent.TimeUnit
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.extension.AfterEachCallback
import org.junit.jupiter.api.extension.BeforeEachCallback
import org.junit.jupiter.api.extension.ExtensionContext
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** An emulator and a client for it, which are created for each test. The functions block. */
internal class EmulatedService(
    private val connections: Int = 95,
    private val settings: PartnerCentralAccountClient.Builder.() -> Unit = {},
) : BeforeEachCallback, AfterEachCallback {

    lateinit var emulator: PartnerCentralEmulator
    lateinit var client: PartnerCentralAccountClient
    private lateinit var otherAccount: PartnerCentralAccountClient

    override fun beforeEach(context: ExtensionContext) {
        emulator = PartnerCentralEmulator.builder().accounts(2).connections(connections).start()
        client =
            PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(credentials("test"))
                .apply(settings)
                .build()
        otherAccount = client.withCredentialsProvider(credentials("test-2"))
    }

    override fun afterEach(context: ExtensionContext) {
        client.close()
        emulator.close()
    }

    fun ids(): List<String> = emulator.account(0).connections().map { it.id() }

    /** Waits for the request with an index and returns it. */
    fun request(index: Int): RecordedRequest = await(emulator.awaitRequest(index))

    /** Waits for a number of requests, not counting those for the other account. */
    fun awaitRequests(expected: Int) {
        generateSequence(0) { it + 1 }
            .map { request(it) }
            .filter { it.accessKeyId() == "test" }
            .take(expected)
            .forEach { _ -> }
    }

    /** Lists the other account's connections first, so that requests that the client has already sent are counted. */
    fun assertRequests(expected: Int) {
        otherAccount.listConnections { it.catalog("AWS").maxResults(10) }.blockLast(TIMEOUT)
        assertThat(emulator.requests().filter { it.accessKeyId() == "test" }).hasSize(expected)
    }

    fun assertAborted(request: RecordedRequest) {
        assertThat(await(request.outcome()).kind()).isEqualTo(RecordedRequest.Outcome.Kind.ABORTED)
    }

    companion object {
        private val TIMEOUT = Duration.ofSeconds(30)

        fun <T> await(future: CompletableFuture<T>): T =
            future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join()

        private fun credentials(name: String) = StaticCredentialsProvider.create(AwsBasicCredentials.create(name, name))
    }
}
