// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process of a cluster is killed, and another one restores its job from the last checkpoint. */
class KilledProcessIntegrationTests {

    private static final int ACCOUNTS = 20;
    private static final int PAGES = 6;

    private final PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
            .accounts(ACCOUNTS)
            .connections(PAGES * EmulatedFleet.PAGE)
            .latency(Duration.ofMillis(50))
            .start();

    private final List<Process> processes = new ArrayList<>();

    @TempDir
    Path checkpoints;

    @AfterEach
    void stop() {
        processes.forEach(Process::destroyForcibly);
        emulator.close();
    }

    @Test
    void nothingIsLostOrCountedTwice() throws Exception {
        Process first = start(1);
        try (BufferedReader output = first.inputReader()) {
            assertThat(output.lines().anyMatch(ListingProgram.CHECKPOINT::equals))
                    .isTrue();
        }
        first.destroyForcibly().waitFor();
        int requests = emulator.requestCount();

        Map<String, Map<String, Integer>> listed = new HashMap<>();
        try (BufferedReader output =
                start(2, lastCheckpoint().toUri().toString()).inputReader()) {
            output.lines()
                    .filter(line -> line.startsWith(ListingProgram.LISTED))
                    .forEach(line -> {
                        String[] words = line.split(" ");
                        listed.computeIfAbsent(words[1], account -> new HashMap<>())
                                .put(words[2], Integer.valueOf(words[3]));
                    });
        }

        assertThat(listed).isEqualTo(EmulatedFleet.listedOnce(emulator));
        assertThat(emulator.requestCount() - requests).isLessThan(ACCOUNTS * PAGES);
    }

    private Process start(int parallelism, String... restored) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                ListingProgram.class.getName(),
                emulator.endpoint().toString(),
                String.join(",", EmulatedFleet.keys(emulator)),
                Integer.toString(parallelism),
                checkpoints.toString()));
        command.addAll(List.of(restored));
        Process process = new ProcessBuilder(command)
                .redirectError(ProcessBuilder.Redirect.DISCARD)
                .start();
        processes.add(process);
        return process;
    }

    /** Returns the last checkpoint that was completed: its metadata are written last. */
    private Path lastCheckpoint() throws IOException {
        try (Stream<Path> files = Files.walk(checkpoints)) {
            return files.filter(file -> file.endsWith("_metadata"))
                    .map(Path::getParent)
                    .max(Comparator.comparingInt(KilledProcessIntegrationTests::number))
                    .orElseThrow();
        }
    }

    private static int number(Path checkpoint) {
        return Integer.parseInt(checkpoint.getFileName().toString().replace("chk-", ""));
    }
}
