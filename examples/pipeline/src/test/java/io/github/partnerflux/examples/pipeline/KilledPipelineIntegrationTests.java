package io.github.partnerflux.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program in a separate process, and kills it. */
class KilledPipelineIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    @TempDir
    Path directory;

    private StoredConnections stored;
    private PartnerCentralEmulator emulator;
    private Process process;

    @BeforeEach
    void start() {
        stored = new StoredConnections(directory.resolve("connections"));
        emulator = PartnerCentralEmulator.builder().connections(1_000).start();
    }

    @AfterEach
    void stop() {
        process.destroyForcibly();
        emulator.close();
    }

    @Test
    void losesAndRepeatsNothingWhenKilledRepeatedly() throws Exception {
        List<String> ids = emulator.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
        String checkpoint = "pf1:0:";
        int before = 0;
        for (int i = 0; i < 3; i++) {
            killWhileItWaitsForThePageAfter(3);

            assertThat(tokenOfTheFirstRequest()).isEqualTo(token(checkpoint));
            assertThat(stored.ids())
                    .isEqualTo(ids.subList(0, stored.ids().size()))
                    .hasSizeGreaterThan(before);
            checkpoint = stored.checkpoint();
            before = stored.ids().size();
        }
        emulator.clearRequests();

        process = start(ProcessBuilder.Redirect.PIPE);

        assertThat(new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8))
                .contains("Done: stored %d connections, 1,000 in total.%n".formatted(1_000 - before));
        assertThat(process.waitFor()).isZero();
        assertThat(tokenOfTheFirstRequest()).isEqualTo(token(checkpoint)).isNotEmpty();
        assertThat(stored.ids()).isEqualTo(ids);
    }

    /** Kills the process at an arbitrary moment, in a transaction or between two. */
    private void killWhileItWaitsForThePageAfter(int pages) throws Exception {
        emulator.clearRequests();
        emulator.inject(Fault.delay(Duration.ZERO).times(pages), Fault.never());
        process = start(ProcessBuilder.Redirect.DISCARD);
        emulator.awaitRequest(pages).get(30, TimeUnit.SECONDS);
        process.destroyForcibly().waitFor();
    }

    private String tokenOfTheFirstRequest() throws Exception {
        RecordedRequest first = emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);
        return JSON.readTree(first.body()).path("NextToken").asString("");
    }

    private static String token(String checkpoint) {
        Matcher matcher = Pattern.compile("pf1:\\d+:(.*)").matcher(checkpoint);
        assertThat(matcher.matches()).as(checkpoint).isTrue();
        return matcher.group(1);
    }

    private Process start(ProcessBuilder.Redirect output) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Daws.accessKeyId=test",
                        "-Daws.secretAccessKey=test",
                        "-cp",
                        System.getProperty("java.class.path"),
                        Pipeline.class.getName(),
                        "--endpoint",
                        emulator.endpoint().toString(),
                        "--database",
                        stored.url())
                .redirectOutput(output)
                .redirectErrorStream(true);
        return builder.start();
    }
}
