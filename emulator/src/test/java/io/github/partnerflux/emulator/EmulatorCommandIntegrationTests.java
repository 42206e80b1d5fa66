package io.github.partnerflux.emulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import picocli.CommandLine;

class EmulatorCommandIntegrationTests {

    private final StringWriter out = new StringWriter();
    private final StringWriter err = new StringWriter();

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "--port 70000, '--port': port must be between 0 and 65535",
                "--port=-1, '--port': port must be between 0 and 65535",
                "--port http, '--port': 'http' is not an int",
                "--connections -1, '--connections': connections must be between 0",
                "--accounts 0, '--accounts': accounts must be between 1 and 100000",
                "--latency 20, '--latency': must be a duration such as 20ms",
                "--latency -5ms, '--latency': must be a duration such as 20ms",
                "--latency -PT1S, '--latency': latency must not be negative",
                "--throttle-rate 2, '--throttle-rate': throttleRate must be between 0 and 1",
                "--throttle-rate NaN, '--throttle-rate': throttleRate must be between 0 and 1",
                "--throttle-rate some, '--throttle-rate': 'some' is not a double",
                "--requests-per-second 0, '--requests-per-second': requestsPerSecond must be above 0",
                "--seed x, '--seed': 'x' is not a long",
                "--bogus, Unknown option: '--bogus'",
                "bogus, Unmatched argument at index 0: 'bogus'",
                "--port, Missing required parameter for option '--port'"
            })
    void saysInOneLineWhatIsWrong(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void explainsItself() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--port",
                        "--connections",
                        "--accounts",
                        "--latency",
                        "--throttle-rate",
                        "--requests-per-second",
                        "--seed",
                        "test-2");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void tellsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("partnerflux-emulator ").hasLineCount(1);
    }

    @Test
    void saysThatThePortIsTaken() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            assertThat(execute("--port", String.valueOf(emulator.port()))).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo("Cannot listen on 127.0.0.1:" + emulator.port() + ": the port is taken or not allowed"
                            + System.lineSeparator());
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void servesAsItIsToldUntilItIsInterrupted() throws Exception {
        PipedWriter written = new PipedWriter();
        CompletableFuture<Integer> exit = new CompletableFuture<>();
        Thread runner = new Thread(() -> exit.complete(command(new PrintWriter(written))
                .execute(
                        "--port=0",
                        "--connections=3",
                        "--accounts=2",
                        "--latency=PT0.001S",
                        "--throttle-rate=0",
                        "--requests-per-second=1000",
                        "--seed=7")));
        runner.start();
        try (BufferedReader lines = new BufferedReader(new PipedReader(written))) {
            URI endpoint = endpoint(lines.readLine());
            List<EmulatedConnection> expected =
                    Accounts.generate(7, 2, 3).all().get(1).connections();
            assertThat(TestClient.unsigned(endpoint, "{\"Catalog\":\"AWS\"}")
                            .sign(new EmulatedCredentials("test-2", "test-2", null))
                            .send()
                            .ids())
                    .isEqualTo(expected.stream().map(EmulatedConnection::id).toList());
        } finally {
            runner.interrupt();
        }
        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void runsAsAProgram(@TempDir Path directory) throws Exception {
        Path errors = directory.resolve("stderr");
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        EmulatorCommand.class.getName(),
                        "--port=0",
                        "--connections=5")
                .redirectError(errors.toFile())
                .start();
        try (BufferedReader lines = process.inputReader()) {
            URI endpoint = endpoint(lines.readLine());
            assertThat(TestClient.unsigned(endpoint, "{\"Catalog\":\"AWS\"}")
                            .sign(TestClient.TEST)
                            .send()
                            .ids())
                    .hasSize(5);
            // By its handle: the process's own method closes its output, too.
            assertThat(process.toHandle().destroy()).isTrue();
            assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
            assertThat(lines.readLine()).isNull();
            assertThat(errors).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    private static URI endpoint(String line) {
        assertThat(line).matches("listening on http://127[.]0[.]0[.]1:[1-9][0-9]*");
        return URI.create(line.substring("listening on ".length()));
    }

    private int execute(String... arguments) {
        return command(new PrintWriter(out)).execute(arguments);
    }

    private CommandLine command(PrintWriter to) {
        return EmulatorCommand.commandLine().setOut(to).setErr(new PrintWriter(err, true));
    }
}
