// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.InstanceOfAssertFactories.INTEGER;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
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
        killAfterCheckpoint(ListingProgram.class);
        int requests = emulator.requestCount();

        Map<String, Map<String, Integer>> listed = new HashMap<>();
        for (String line : restore(ListingProgram.class)) {
            String[] words = line.split(" ");
            if (words[0].equals(ListingProgram.LISTED)) {
                listed.computeIfAbsent(words[1], account -> new HashMap<>()).put(words[2], Integer.valueOf(words[3]));
            }
        }

        assertThat(listed).isEqualTo(EmulatedFleet.listedOnce(emulator));
        assertThat(emulator.requestCount() - requests).isLessThan(ACCOUNTS * PAGES);
    }

    @Test
    void eachChangeIsCountedOnce() throws Exception {
        ConnectionChanges connections = new ConnectionChanges(emulator);
        killAfterCheckpoint(ChangesProgram.class);
        connections.change(0);

        Map<String, Map<String, Integer>> changes = new HashMap<>();
        List<Integer> items = new ArrayList<>();
        for (String line : restore(ChangesProgram.class)) {
            String[] words = line.split(" ");
            if (words[0].equals(ChangesProgram.CHANGED)) {
                changes.computeIfAbsent(words[1], account -> new HashMap<>())
                        .put(words[2] + " " + words[3], Integer.valueOf(words[4]));
            } else if (words[0].equals(ChangesProgram.ITEMS)) {
                items.add(Integer.valueOf(words[1]));
            }
        }

        connections.assertCountedOnce(0, changes);
        // Without the state of the first process, all connections would have been added, and each account synced.
        assertThat(items).singleElement(INTEGER).isLessThan(ACCOUNTS * PAGES * EmulatedFleet.PAGE);
    }

    /** Lets a process run until its job has had a part of the pages, and is in the middle of a poll or a listing. */
    private void killAfterCheckpoint(Class<?> program) throws Exception {
        CompletableFuture<?> stalled = EmulatedFleet.stall(emulator, 2);
        Process first = start(program, 1);
        try (BufferedReader output = first.inputReader()) {
            assertThat(output.lines().anyMatch(ListingProgram.CHECKPOINT::equals))
                    .isTrue();
        }
        stalled.get(50, TimeUnit.SECONDS);
        first.destroyForcibly().waitFor();
    }

    /** Returns the output of another process, which restores the last checkpoint. */
    private List<String> restore(Class<?> program) throws Exception {
        try (BufferedReader output =
                start(program, 2, lastCheckpoint().toUri().toString()).inputReader()) {
            return output.lines().toList();
        }
    }

    private Process start(Class<?> program, int parallelism, String... restored) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                program.getName(),
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
