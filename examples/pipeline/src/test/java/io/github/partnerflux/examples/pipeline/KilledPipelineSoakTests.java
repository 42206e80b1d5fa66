// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.examples.pipeline.StoredConnections.StoredChange;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * Runs the program in a separate process, and kills it.
 *
 * <p>Kills it 4 times in every build, and 50 times with {@code -Psoak}.
 */
@Timeout(300)
class KilledPipelineSoakTests {

    private static final int KILLS = Integer.getInteger("partnerflux.soak.kills", 4);
    private static final int REQUESTS_PER_PART = 20;
    private static final int PARTS = 4;
    private static final long MAX_NANOS_AFTER_REQUEST = TimeUnit.MILLISECONDS.toNanos(40);

    @TempDir
    Path directory;

    private final long seed = System.nanoTime();
    private final Random random = new Random(seed);

    private StoredConnections stored;
    private ProfilesFile profiles;
    private PartnerCentralEmulator emulator;
    private Process process;

    @BeforeEach
    void start() throws IOException {
        stored = new StoredConnections(directory.resolve("connections"));
        profiles = new ProfilesFile(directory.resolve("credentials"));
        emulator = PartnerCentralEmulator.builder().accounts(3).connections(250).start();
        profiles.write(emulator);
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        emulator.close();
    }

    @Test
    void storesEachChangeOnceWhenKilledRepeatedly() throws Exception {
        ChangingAccounts changing = new ChangingAccounts(emulator, seed);
        changing.start();
        for (int i = 0; i < KILLS; i++) {
            killAtARandomInstant(i % PARTS);
        }
        changing.stop();

        pollOnceWithoutFailures();

        for (EmulatedAccount account : emulator.accounts()) {
            assertThat(stored.mirror(account)).isEqualTo(StoredConnections.listed(account));
            assertChangesAreStoredOnce(stored.changes(account), changing.history(account));
        }
        assertThat(stored.number("SELECT COUNT(DISTINCT kind) FROM changes")).isEqualTo(3);
    }

    /**
     * Kills the process while it lists, in a transaction, or between two polls.
     *
     * @param part 0 kills it during the first polls, so that it has stored little or nothing
     */
    private void killAtARandomInstant(int part) throws Exception {
        int requests = emulator.requestCount() + part * REQUESTS_PER_PART + random.nextInt(REQUESTS_PER_PART);
        process = start("--every=PT0.02S");
        CompletableFuture<?> request = emulator.awaitRequest(requests);
        CompletableFuture.anyOf(request, process.onExit())
                .completeOnTimeout(null, 60, TimeUnit.SECONDS)
                .get();
        assertThat(request).as(output()).isDone();
        LockSupport.parkNanos(random.nextLong(MAX_NANOS_AFTER_REQUEST));
        assertThat(process.isAlive()).as(output()).isTrue();
        process.destroyForcibly().waitFor();
    }

    /** Repeats a poll that takes a fault which no killed process has taken. */
    private void pollOnceWithoutFailures() throws Exception {
        do {
            process = start("--once");
        } while (process.waitFor() == CommandLine.ExitCode.SOFTWARE && output().contains("AccessDeniedException"));
        assertThat(process.exitValue()).as(output()).isZero();
    }

    private void assertChangesAreStoredOnce(
            Map<String, List<StoredChange>> changesById, Map<String, List<String>> historyById) {
        assertThat(historyById.keySet()).containsAll(changesById.keySet());
        historyById.forEach((id, history) -> {
            List<StoredChange> changes = changesById.getOrDefault(id, List.of());
            String last = history.get(history.size() - 1);
            if (changes.isEmpty()) {
                assertThat(last)
                        .as("%s, which no poll has listed, seed %s", id, seed)
                        .isEqualTo(ChangingAccounts.REMOVED);
                return;
            }
            List<String> contents = changes.stream().map(StoredChange::content).toList();
            assertThat(kinds(changes)).as("%s, seed %s", id, seed).isEqualTo(expectedKinds(contents));
            // Polls may not have seen some of the contents, but none of them twice.
            assertThat(contents)
                    .as("%s, seed %s", id, seed)
                    .doesNotHaveDuplicates()
                    .endsWith(last);
            assertThat(history).as("%s, seed %s", id, seed).containsSubsequence(contents);
        });
    }

    private static List<String> kinds(List<StoredChange> changes) {
        return changes.stream().map(StoredChange::kind).toList();
    }

    private static List<String> expectedKinds(List<String> contents) {
        List<String> kinds = new ArrayList<>();
        for (String content : contents) {
            if (content.equals(ChangingAccounts.REMOVED)) {
                kinds.add("REMOVED");
            } else {
                kinds.add(kinds.isEmpty() ? "ADDED" : "CHANGED");
            }
        }
        return kinds;
    }

    private Process start(String schedule) throws IOException {
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-D" + ProfilesFile.PROPERTY + "=" + profiles.path(),
                "-cp",
                System.getProperty("java.class.path"),
                Pipeline.class.getName(),
                "--endpoint",
                emulator.endpoint().toString(),
                "--database",
                stored.url(),
                schedule));
        command.addAll(ProfilesFile.arguments(emulator));
        return new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(directory.resolve("output.txt").toFile())
                .start();
    }

    private String output() throws IOException {
        return Files.readString(directory.resolve("output.txt"));
    }
}
