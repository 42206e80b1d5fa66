package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The other tests run on the class path; an application may well run on the module path. */
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
                    // The default endpoint is behind TLS, which has needs of its own.
                    PartnerCentralAccountClient.create().close();
                }
            }
            """;

    @Test
    void listsConnectionsAsANamedModule(@TempDir Path directory) throws Exception {
        Path application = Files.writeString(directory.resolve("Application.java"), APPLICATION);
        // What only the tests need is no part of it: the rest must do.
        String modulePath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .filter(
                        entry -> entry.matches(
                                ".*(core.target.classes|(reactor-core|reactor-netty|reactive-streams|jspecify|slf4j-api|netty-(?!pki)"
                                        + "|software.amazon.awssdk.(?!partner)|tools.jackson|micrometer-(commons|observation-\\d)|jackson-annotations)[^/\\\\]*.*)"))
                .collect(Collectors.joining(File.pathSeparator));
        Path output = directory.resolve("output.txt");
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(250).start()) {
            Process process = new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "--module-path",
                            modulePath,
                            "--add-modules",
                            "io.github.partnerflux.core,software.amazon.awssdk.auth",
                            application.toString(),
                            emulator.endpoint().toString())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
            assertThat(process.waitFor(50, TimeUnit.SECONDS)).isTrue();

            assertThat(output)
                    .content()
                    .contains("module io.github.partnerflux.core")
                    .contains("250")
                    .doesNotContain("Exception");
            assertThat(process.exitValue()).isZero();
        }
    }
}
