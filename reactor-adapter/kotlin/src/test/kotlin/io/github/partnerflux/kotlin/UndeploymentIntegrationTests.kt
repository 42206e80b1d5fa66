// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.PartnerCentralAccountClient
import io.github.partnerflux.test.Deployment
import java.net.URI
import java.util.function.Consumer
import kotlinx.coroutines.flow.toList
import kotlinx.coroutines.runBlocking
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension
import reactor.core.scheduler.Schedulers
import software.amazon.awssdk.auth.credentials.AwsBasicCredentials
import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider

/** The coroutines do not keep the class loader of an undeployed application reachable. */
class UndeploymentIntegrationTests {

    @RegisterExtension private val service = EmulatedService(connections = 5)

    @Test
    fun aClosedClientDoesNotKeepTheClassLoader() {
        Deployment.assertLeavesNothing(Application::class.java, service.emulator.endpoint())
    }

    internal class Application : Consumer<URI> {

        override fun accept(endpoint: URI) {
            PartnerCentralAccountClient.builder()
                .endpointOverride(endpoint)
                .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                .build()
                .use { client ->
                    runBlocking {
                        val coroutines = client.coroutines()
                        assertThat(coroutines.listConnections { catalog = "AWS" }.toList()).hasSize(5)
                        assertThat(coroutines.listConnectionsPage { catalog = "AWS" }.items()).hasSize(5)
                    }
                }
            Schedulers.shutdownNow()
        }
    }
}
