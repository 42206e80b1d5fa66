package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a new client costs the same however many operations the service has. */
class StartupIntegrationTests {

    /** Runs on the class path of the test. */
    static final class Application {
        public static void main(String[] args) {
            PartnerCentralAccountClient.create().close();
            System.out.println("built and closed");
        }
    }

    @Test
    void loadsNoOperationBeforeItsFirstCall(@TempDir Path directory) throws Exception {
        String output = JavaProcess.run(
                        directory,
                        Map.of(),
                        "-Xlog:class+load",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Application.class.getName())
                .output();

        assertThat(output).contains("built and closed");
        List<String> loaded = output.lines()
                .filter(line -> line.contains("io.github.partnerflux."))
                .toList();
        assertThat(loaded)
                .anyMatch(line -> line.contains("io.github.partnerflux.DefaultPartnerCentralAccountOperations "))
                .noneMatch(line -> line.contains(".internal.operation.Operations"))
                .noneMatch(line -> line.matches(".*\\.model\\.\\w+(Request|Response)\\b.*"))
                .noneMatch(line -> line.matches(".*\\.internal\\.codec\\.\\w+(Request|Response)Codec\\b.*"));
    }
}
