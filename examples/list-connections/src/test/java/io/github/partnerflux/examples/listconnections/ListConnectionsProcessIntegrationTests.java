// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assumptions.assumeThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program in a separate process, with real signals and pipes. */
@DisabledOnOs(OS.WINDOWS)
class ListConnectionsProcessIntegrationTests extends AbstractProcessIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @ParameterizedTest
    @CsvSource({"INT, 130", "TERM, 143"})
    void reportsHowToResumeWhenInterrupted(String signal, int exitCode) throws Exception {
        assumeThat(isIgnored(signal)).as("signals that the build ignores").isFalse();
        emulator.inject(Fault.delay(Duration.ZERO).times(2), Fault.never());
        CompletableFuture<RecordedRequest> pending = emulator.awaitRequest(2);
        process = list(true);
        BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8);
        List<String> ids = new ArrayList<>();
        for (int i = 0; i < 200; i++) {
            ids.add(id(stdout.readLine()));
        }
        pending.get(30, TimeUnit.SECONDS);

        new ProcessBuilder("kill", "-" + signal, Long.toString(process.pid()))
                .start()
                .waitFor();

        assertThat(stdout.readLine()).isNull();
        assertThat(process.waitFor()).isEqualTo(exitCode);
        assertThat(pending.get().outcome().get(30, TimeUnit.SECONDS).kind()).isEqualTo(Outcome.Kind.ABORTED);
        assertThat(err().lines()).hasSize(1);
        Run rest = Run.of(emulator, "--output", "ndjson", "--resume", Run.checkpoint(err()));
        rest.out().lines().forEach(line -> ids.add(id(line)));
        assertThat(ids)
                .isEqualTo(emulator.account(0).connections().stream()
                        .map(EmulatedConnection::id)
                        .toList());
    }

    @Test
    void exitsSilentlyWhenTheOutputIsClosed() throws Exception {
        process = list(true);
        try (BufferedReader stdout = process.inputReader(StandardCharsets.UTF_8)) {
            stdout.readLine();
        }

        assertThat(process.waitFor()).isEqualTo(141);
        assertThat(err()).isEmpty();
    }

    @Test
    void reportsMissingCredentials() throws Exception {
        process = list(false);

        assertThat(process.inputReader().readLine()).isNull();
        assertThat(process.waitFor()).isEqualTo(1);
        assertThat(err().lines()).hasSize(1);
        assertThat(err()).contains("AWS_ACCESS_KEY_ID").hasSizeLessThan(400);
        assertThat(emulator.requestCount()).isZero();
    }

    private Process list(boolean credentials) throws IOException {
        List<String> command = command("-Daws.disableEc2Metadata=true", "-Duser.home=" + directory);
        command.addAll(List.of("--output", "ndjson"));
        ProcessBuilder builder =
                isolated(command).redirectError(directory.resolve("err").toFile());
        if (credentials) {
            builder.environment().put("AWS_ACCESS_KEY_ID", "test");
            builder.environment().put("AWS_SECRET_ACCESS_KEY", "test");
        }
        return builder.start();
    }

    private String err() throws IOException {
        return Files.readString(directory.resolve("err"));
    }

    private static String id(String line) {
        return JSON.readTree(line).path("Id").asString();
    }
}
