// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.test.JavaProcess;
import java.io.File;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tests that a client refuses a mix of Netty 4.1, of the AWS SDK and older BOMs, and the 4.2 of Reactor Netty. */
class NettyVersionIntegrationTests {

    private static final String OTHER_VERSION = System.getProperty("netty-that-does-not-fit.version");

    /** Runs on the class path of the test. */
    static final class Application {
        public static void main(String[] args) {
            PartnerCentralAccountClient.create().close();
            System.out.println("built and closed");
        }
    }

    @Test
    void acceptsAConsistentNetty(@TempDir Path directory) throws Exception {
        assertThat(run(System.getProperty("java.class.path"), directory)).contains("built and closed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"netty-transport", "netty-buffer"})
    void refusesAMixOfNettyVersions(String artifact, @TempDir Path directory) throws Exception {
        Path other = Path.of("target", "netty-4.1", artifact + "-" + OTHER_VERSION + ".jar")
                .toAbsolutePath();
        assertThat(other).exists();
        String classPath = Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> entry.matches(".*" + artifact + "-\\d[^/\\\\]*") ? other.toString() : entry)
                .collect(Collectors.joining(File.pathSeparator));

        assertThat(run(classPath, directory))
                .contains("java.lang.IllegalStateException: Reactor Netty does not fit the Netty on the class path")
                .contains(artifact + " " + OTHER_VERSION)
                .doesNotContain("built and closed");
    }

    private static String run(String classPath, Path directory) throws Exception {
        return JavaProcess.run(directory, Map.of(), "-cp", classPath, Application.class.getName())
                .output();
    }
}
