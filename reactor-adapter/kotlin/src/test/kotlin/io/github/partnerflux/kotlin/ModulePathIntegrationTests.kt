// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.kotlin

import io.github.partnerflux.test.JavaProcess
import java.io.File
import java.nio.file.Path
import kotlin.io.path.writeText
import org.assertj.core.api.Assertions.assertThat
import org.junit.jupiter.api.Test
import org.junit.jupiter.api.extension.RegisterExtension
import org.junit.jupiter.api.io.TempDir

/** The adapters work on the module path. The other tests use the class path. */
class ModulePathIntegrationTests {

    @RegisterExtension private val service = EmulatedService(250)

    @Test
    fun listsConnectionsWithNamedModules(@TempDir directory: Path) {
        val application = directory.resolve("Application.java").also { it.writeText(APPLICATION) }
        val modulePath = System.getProperty("java.class.path").split(File.pathSeparator).filterNot { TESTS_ONLY in it }

        val result =
            JavaProcess.run(
                directory,
                mapOf(),
                "--module-path",
                modulePath.joinToString(File.pathSeparator),
                "--add-modules",
                "io.github.partnerflux.future,io.github.partnerflux.kotlin,software.amazon.awssdk.auth",
                application.toString(),
                service.emulator.endpoint().toString(),
            )

        assertThat(result.output())
            .contains("module io.github.partnerflux.future", "module io.github.partnerflux.kotlin")
            .contains("futures: 250", "coroutines: 250")
            .doesNotContain("Exception")
        assertThat(result.exitValue()).isZero()
    }

    companion object {
        /** The dependencies that only the tests need. */
        private val TESTS_ONLY =
            Regex(
                "test-classes|test-support|emulator|picocli|junit|opentest4j|open-test|apiguardian|assertj" +
                    "|blockhound|logback|byte-buddy|jna|abi-tools|kotlin-metadata|java-diff-utils|coroutines-(slf4j|debug)"
            )

        private val APPLICATION =
            """
            import io.github.partnerflux.PartnerCentralAccountClient;
            import io.github.partnerflux.future.PartnerCentralAccountFutureClient;
            import io.github.partnerflux.kotlin.PartnerCentralAccountClientExtensionsKt;
            import io.github.partnerflux.kotlin.PartnerCentralAccountCoroutineClient;
            import io.github.partnerflux.model.ListConnectionsRequest;
            import java.net.URI;
            import kotlin.coroutines.EmptyCoroutineContext;
            import kotlinx.coroutines.BuildersKt;
            import kotlinx.coroutines.flow.FlowKt;
            import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
            import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

            public class Application {
                public static void main(String[] args) throws Exception {
                    ListConnectionsRequest request = ListConnectionsRequest.builder().catalog("AWS").build();
                    try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                            .endpointOverride(URI.create(args[0]))
                            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                            .build()) {
                        PartnerCentralAccountFutureClient futures = PartnerCentralAccountFutureClient.from(client);
                        System.out.println(futures.getClass().getModule());
                        System.out.println("futures: " + futures.listConnections(request).join().size());

                        PartnerCentralAccountCoroutineClient coroutines =
                                PartnerCentralAccountClientExtensionsKt.coroutines(client);
                        System.out.println(coroutines.getClass().getModule());
                        System.out.println("coroutines: " + BuildersKt.<Integer>runBlocking(
                                EmptyCoroutineContext.INSTANCE,
                                (scope, continuation) -> FlowKt.count(coroutines.listConnections(request), continuation)));
                    }
                }
            }
            """
                .trimIndent()
    }
}
