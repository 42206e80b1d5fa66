// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.JavaProcess;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests the client as a named module. The other tests run on the class path. */
class ModulePathIntegrationTests {

    private static final String APPLICATION = """
            import io.github.partnerflux.PartnerCentralAccountClient;
            import java.net.URI;
            import software.amazon.awssdk.auth.credentials.AwsBasicCredentials;
            import software.amazon.awssdk.auth.credentials.StaticCredentialsProvider;

            public class Application {
                public static void main(String[] args) {
                    try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                            .endpointOverride(URI.create(args[0]))
                            .credentialsProvider(StaticCredentialsProvider.create(AwsBasicCredentials.create("test", "test")))
                            .build()) {
                        System.out.println(client.getClass().getModule());
                        System.out.println(client.listConnections(r -> r.catalog("AWS")).count().block());
                    }
                    // The default endpoint uses TLS, which reads further modules.
                    PartnerCentralAccountClient.create().close();
                }
            }
            """;

    @Test
    void listsConnectionsAsANamedModule(@TempDir Path directory) throws Exception {
        Path application = Files.writeString(directory.resolve("Application.java"), APPLICATION);
        // Without the libraries of the tests.
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry -> entry.matches(
                                ".*(core.target.classes|(reactor-core|reactor-netty|reactive-streams|jspecify|slf4j-api|netty-(?!pki)"
                                        + "|software.amazon.awssdk.(?!partner)|tools.jackson|micrometer-(commons|observation-\\d)|jackson-annotations)[^/\\\\]*.*)"))
                .collect(Collectors.joining(File.pathSeparator));
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(250).start()) {
            JavaProcess.Result result = JavaProcess.run(
                    directory,
                    Map.of(),
                    "--module-path",
                    modulePath,
                    "--add-modules",
                    "io.github.partnerflux.core,software.amazon.awssdk.auth",
                    application.toString(),
                    emulator.endpoint().toString());

            assertThat(result.output())
                    .contains("module io.github.partnerflux.core")
                    .contains("250")
                    .doesNotContain("Exception");
            assertThat(result.exitValue()).isZero();
        }
    }
}
