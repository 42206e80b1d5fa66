// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.internal.operation.Operations;
import io.github.partnerflux.test.JavaProcess;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Tests that a client loads no more operations than it calls. */
class StartupIntegrationTests {

    /** Runs on the class path of the test. */
    static final class Application {
        public static void main(String[] args) {
            PartnerCentralAccountClient.create().close();
        }
    }

    /** Runs on the class path of the test, and loads an operation as its first call does. */
    static final class OneOperation {
        public static void main(String[] args) {
            Operations.listConnections();
        }
    }

    private static final Pattern LOADED = Pattern.compile(" io\\.github\\.partnerflux\\.(\\S+) source:");

    @TempDir
    Path directory;

    @Test
    void loadsNoOperationBeforeItsFirstCall() throws Exception {
        assertThat(loadedBy(Application.class))
                .contains("DefaultPartnerCentralAccountOperations")
                .noneMatch(name -> name.startsWith("internal.operation.Operations"))
                .noneMatch(name -> name.matches("model\\.\\w+(Request|Response)"))
                .noneMatch(name -> name.matches("internal\\.codec\\.\\w+(Request|Response)Codec"));
    }

    /** The classes for the response would otherwise be loaded on an event loop. */
    @Test
    void loadsAnOperationWithItsResponseAndWithoutOtherOperations() throws Exception {
        assertThat(loadedBy(OneOperation.class))
                .contains(
                        "internal.json.TimestampCodec",
                        "model.ListConnectionsResponse",
                        "model.ConnectionSummary",
                        "model.ConnectionTypeSummary",
                        "model.Participant$Account")
                .filteredOn(name -> name.matches("internal\\.codec\\.\\w+(Request|Response)Codec"))
                .containsExactlyInAnyOrder(
                        "internal.codec.ListConnectionsRequestCodec", "internal.codec.ListConnectionsResponseCodec");
    }

    /** Returns the names of the client's classes that a program loads, relative to its root package. */
    private List<String> loadedBy(Class<?> program) throws Exception {
        JavaProcess.Result result = JavaProcess.run(
                directory,
                Map.of(),
                "-Xlog:class+load",
                "-cp",
                System.getProperty("java.class.path"),
                program.getName());
        assertThat(result.exitValue()).as(result.output()).isZero();
        return LOADED.matcher(result.output())
                .results()
                .map(match -> match.group(1))
                .toList();
    }
}
