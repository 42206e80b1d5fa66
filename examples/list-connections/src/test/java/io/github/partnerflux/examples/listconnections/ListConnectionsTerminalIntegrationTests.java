// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Runs the program in a separate process, on a terminal that util-linux's {@code script} creates. */
@EnabledOnOs(OS.LINUX)
class ListConnectionsTerminalIntegrationTests extends AbstractProcessIntegrationTests {

    private static final int CTRL_C = 3;

    @ParameterizedTest
    @CsvSource({"80, en, US", "60, ar, EG"})
    void fitsTheTerminal(int width, String language, String region) throws Exception {
        process = onTerminal(
                width, shellCommand("-Duser.language=" + language, "-Duser.region=" + region) + " --limit 450");

        List<String> screen = Screen.lines(output(), width);

        assertThat(process.waitFor()).isZero();
        // One more line would be a wrapped one.
        assertThat(screen).hasSizeBetween(453, 454);
        assertThat(screen.get(0)).startsWith("ID ").endsWith("  NAME");
        assertThat(screen.subList(1, 451).stream().map(line -> line.substring(0, 17)))
                .isEqualTo(emulator.account(0).connections().subList(0, 450).stream()
                        .map(EmulatedConnection::id)
                        .toList());
        assertThat(screen.subList(1, 451)).anyMatch(line -> line.endsWith("…"));
        assertThat(screen.get(451)).startsWith("connections: 450 of at most 450, pages: 5, ");
        assertThat(screen.get(452)).startsWith("list-connections: to resume from here: --resume pf1:");
    }

    @Test
    void writesWholeColumnsToAFile() throws Exception {
        Path file = directory.resolve("out");
        process = onTerminal(60, shellCommand() + " --limit 100 > " + file);

        String progress = output();

        assertThat(process.waitFor()).isZero();
        assertThat(Screen.lines(progress, 60).get(0)).startsWith("connections: 100 of at most 100, ");
        assertThat(Files.readString(file))
                .isEqualTo(Run.of(emulator, "--limit", "100").out());
    }

    /** Uses 30 columns, which the line fills. */
    @Test
    void showsTheProgressOnceWhenInterrupted() throws Exception {
        emulator.inject(Fault.delay(Duration.ZERO).times(2), Fault.never());
        process = onTerminal(30, shellCommand() + " --output ndjson > /dev/null");
        String before = outputUpTo("connections: 200, pages: 2…");

        process.getOutputStream().write(CTRL_C);
        process.getOutputStream().flush();

        List<String> screen = Screen.lines(before + output(), 30);
        assertThat(process.waitFor()).isEqualTo(130);
        assertThat(screen.get(0)).isEqualTo("connections: 200, pages: 2…");
        assertThat(String.join("", screen.subList(1, screen.size())))
                .startsWith("list-connections: to resume from here:")
                .doesNotContain("^C", "pages");
    }

    @Test
    void showsTheAccountsOnATerminal() throws Exception {
        Path accounts = Files.write(directory.resolve("accounts"), List.of("emulator", "absent", "other"));
        process = onTerminal(
                80,
                shellCommand("-Daws.sharedCredentialsFile=" + System.getProperty("aws.sharedCredentialsFile"))
                        + " --accounts " + accounts);

        List<String> screen = Screen.lines(output(), 80);

        assertThat(process.waitFor()).isEqualTo(3);
        assertThat(screen).hasSize(1 + 1_000 + 1 + 3 + 1);
        assertThat(screen.get(0))
                .startsWith("ACCOUNT   ID                 PARTNER       TYPES")
                .endsWith("  NAME");
        assertThat(screen.subList(1, 1_001))
                .allMatch(line -> line.startsWith("emulator  ") || line.startsWith("other     "));
        assertThat(screen.get(1_001)).matches("accounts 3/3 \\[=+]  \\(0:00:\\d\\d\\) 1,000 connections, 1 failed");
        assertThat(screen.subList(1_002, 1_006))
                .containsExactly(
                        "ACCOUNT  WHAT FAILED, AND WHAT TO DO",
                        "absent   there is no such profile",
                        "         -> add it to ~/.aws/config or ~/.aws/credentials, or correct its name",
                        "list-connections: 2 accounts completed, 1 failed; 1,000 connections");
    }

    @Test
    void completesInBash() throws Exception {
        Path completion = directory.resolve("completion");
        process = start(
                "bash",
                "-c",
                shellCommand() + " generate-completion > " + completion + " && source " + completion
                        + " && COMP_WORDS=(list-connections --output '') COMP_CWORD=2"
                        + " && compopt() { :; } && _complete_list-connections && printf '%s\\n' \"${COMPREPLY[@]}\"");

        assertThat(output().lines()).containsExactly("table", "ndjson", "csv", "spreadsheet");
        assertThat(process.waitFor()).isZero();
    }

    private static Process onTerminal(int columns, String command) throws IOException {
        // A build in the background may ignore Ctrl-C, and child processes inherit that.
        return start(
                "script",
                "--quiet",
                "--return",
                "--command",
                "stty cols " + columns + "; exec env --default-signal=INT " + command,
                "/dev/null");
    }

    private String shellCommand(String... jvmOptions) {
        return "'" + String.join("' '", command(jvmOptions)) + "'";
    }

    private static Process start(String... command) throws IOException {
        ProcessBuilder builder = isolated(List.of(command)).redirectErrorStream(true);
        builder.environment()
                .putAll(Map.of(
                        "AWS_ACCESS_KEY_ID", "test",
                        "AWS_SECRET_ACCESS_KEY", "test",
                        "TERM", "xterm",
                        "SHELL", "/bin/sh"));
        return builder.start();
    }

    private String outputUpTo(String end) throws IOException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        while (!output.toString(StandardCharsets.UTF_8).endsWith(end)) {
            int next = process.getInputStream().read();
            assertThat(next).as(output.toString(StandardCharsets.UTF_8)).isNotNegative();
            output.write(next);
        }
        return output.toString(StandardCharsets.UTF_8);
    }

    private String output() throws IOException {
        return new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
}
