// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/** Starts an emulator for each test, and runs the program in a separate process. */
abstract class AbstractProcessIntegrationTests {

    @TempDir
    Path directory;

    PartnerCentralEmulator emulator;
    Process process;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().accounts(3).connections(500).start();
    }

    @AfterEach
    void stop() {
        if (process != null) {
            process.destroyForcibly();
        }
        emulator.close();
    }

    /** Returns the command that lists the emulator's connections. Arguments of the program can be appended. */
    List<String> command(String... jvmOptions) {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        // Equals the jar's manifest entry.
        command.add("--enable-native-access=ALL-UNNAMED");
        // Overrides the tests' configuration, which writes to standard output.
        command.add("-Dlogback.configurationFile=logback.xml");
        command.addAll(List.of(jvmOptions));
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), ListConnections.class.getName()));
        command.addAll(List.of("--endpoint", emulator.endpoint().toString()));
        return command;
    }

    /** Creates a builder for a process that does not inherit AWS and JVM settings of the build. */
    static ProcessBuilder isolated(List<String> command) {
        ProcessBuilder builder = new ProcessBuilder(command);
        builder.environment()
                .keySet()
                .removeIf(name -> name.startsWith("AWS_") || name.startsWith("JAVA_") || name.startsWith("JDK_"));
        return builder;
    }

    /** A build in the background may ignore Ctrl-C, and child processes inherit that. */
    static boolean isIgnored(String signal) throws IOException {
        Path status = Path.of("/proc/self/status");
        if (!Files.exists(status)) {
            return false;
        }
        int number = signal.equals("INT") ? 2 : 15;
        return Files.readAllLines(status).stream()
                .filter(line -> line.startsWith("SigIgn:"))
                .map(line -> new BigInteger(line.substring("SigIgn:".length()).strip(), 16))
                .anyMatch(mask -> mask.testBit(number - 1));
    }
}
