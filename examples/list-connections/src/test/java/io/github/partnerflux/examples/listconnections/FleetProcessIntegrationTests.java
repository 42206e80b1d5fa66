// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program with {@code --accounts} in a separate process, and ends it with signals. */
@DisabledOnOs(OS.WINDOWS)
class FleetProcessIntegrationTests extends AbstractProcessIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final String[] PROFILES = {"emulator", "other", "third"};

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM"})
    void losesAndRepeatsNothingWhenInterrupted(String signal) throws Exception {
        assumeThat(isIgnored(signal)).as("signals that the build ignores").isFalse();

        List<String> rows = rowsBefore(signal);
        rows.addAll(rowsOfNextRun());

        assertThat(rows).containsExactlyInAnyOrderElementsOf(allRows());
    }

    @Test
    void losesNothingWhenKilled() throws Exception {
        List<String> before = rowsBefore("KILL");
        List<String> rest = rowsOfNextRun();

        assertThat(Stream.concat(before.stream(), rest.stream()).distinct())
                .containsExactlyInAnyOrderElementsOf(allRows());
        assertThat(rest)
                .as("rows that are not repeated")
                .hasSizeLessThan(allRows().size());
    }

    /** Neither finds a checkpoint file. The first one that requests a page waits for it. */
    @Test
    void onlyOneOfTwoRunsUsesTheCheckpoints() throws Exception {
        emulator.inject(Fault.never().times(100));
        process = list();
        Process other = list();
        try {
            Process first = (Process) CompletableFuture.anyOf(process.onExit(), other.onExit())
                    .orTimeout(120, TimeUnit.SECONDS)
                    .join();

            assertThat(first.exitValue()).isEqualTo(2);
            assertThat(err()).contains("checkpoints is in use by another run");
            emulator.awaitRequest(0).orTimeout(120, TimeUnit.SECONDS).join();
            assertThat(first == process ? other : process).matches(Process::isAlive);
        } finally {
            other.destroyForcibly();
        }
    }

    @Test
    void exitsSilentlyWhenTheOutputIsClosed() throws Exception {
        process = list();
        try (BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8)) {
            stdout.readLine();
        }

        assertThat(process.waitFor()).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    /** Returns the rows that a process writes that is ended after 12 of 15 pages. */
    private List<String> rowsBefore(String signal) throws Exception {
        emulator.inject(Stream.concat(
                        Stream.generate(() -> Fault.delay(Duration.ZERO)).limit(12),
                        Stream.of(Fault.never().times(100)))
                .toArray(Fault[]::new));
        process = list();
        BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8);
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < 1_200; i++) {
            rows.add(row(stdout.readLine()));
        }
        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();
        stdout.lines().map(FleetProcessIntegrationTests::row).forEach(rows::add);
        assertThat(process.waitFor()).isNotZero();
        emulator.reset();
        return rows;
    }

    private List<String> rowsOfNextRun() throws Exception {
        process = list();
        List<String> rows = process.inputReader(StandardCharsets.UTF_8)
                .lines()
                .map(FleetProcessIntegrationTests::row)
                .toList();
        assertThat(process.waitFor()).as(err()).isZero();
        assertThat(err()).contains("list-connections: 3 accounts completed");
        return rows;
    }

    private Process list() throws IOException {
        Path accounts = Files.write(directory.resolve("accounts"), List.of(PROFILES));
        List<String> command =
                command("-Daws.sharedCredentialsFile=" + System.getProperty("aws.sharedCredentialsFile"));
        command.addAll(List.of("--accounts", accounts.toString(), "--output", "ndjson"));
        command.addAll(List.of("--checkpoint", directory.resolve("checkpoints").toString()));
        return isolated(command)
                .redirectError(directory.resolve("err").toFile())
                .start();
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private List<String> allRows() {
        List<String> rows = new ArrayList<>();
        for (int i = 0; i < PROFILES.length; i++) {
            for (EmulatedConnection connection : emulator.account(i).connections()) {
                rows.add(PROFILES[i] + "/" + connection.id());
            }
        }
        return rows;
    }

    private static String row(String line) {
        return JSON.readTree(line).path("Account").asString() + "/"
                + JSON.readTree(line).path("Id").asString();
    }
}
