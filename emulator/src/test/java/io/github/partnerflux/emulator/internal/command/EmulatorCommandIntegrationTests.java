// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.EmulatedCredentials;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.TestClient;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PipedReader;
import java.io.PipedWriter;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.NetworkInterface;
import java.net.SocketException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
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
                "--host a_b, '--host': must be an IP address or a host name",
                "--host http://a, '--host': must be an IP address or a host name",
                "--port 70000, '--port': must be between 0 and 65535",
                "--port=-1, '--port': must be between 0 and 65535",
                "--port http, '--port': 'http' is not an int",
                "--connections -1, '--connections': must be between 0",
                "--accounts 0, '--accounts': must be between 1 and 100000",
                "--latency 20, '--latency': must be a duration such as 20ms",
                "--latency -5ms, '--latency': must be a duration such as 20ms",
                "--latency -PT1S, '--latency': must not be negative",
                "--throttle-rate 2, '--throttle-rate': must be between 0 and 1",
                "--throttle-rate NaN, '--throttle-rate': must be between 0 and 1",
                "--throttle-rate some, '--throttle-rate': 'some' is not a double",
                "--requests-per-second 0, '--requests-per-second': must be above 0",
                "--seed x, '--seed': 'x' is not a long",
                "--quota LIMIT_EXCEEDED_NUMBER_OF_EMAIL=-1, '--quota': must be between 0",
                "--quota EMAIL=1, '--quota': must be one of [LIMIT_EXCEEDED",
                "--partners-in aws, '--partners-in': must be one of [AWS",
                "--invitation-lifetime -P1D, '--invitation-lifetime': must not be negative",
                "--task-duration x, '--task-duration': must be a duration",
                "--bogus, Unknown option: '--bogus'",
                "bogus, Unmatched argument at index 0: 'bogus'",
                "--port, Missing required parameter for option '--port'"
            })
    void reportsAnInvalidArgumentInOneLine(String arguments, String message) {
        assertThat(execute(arguments.split(" "))).isEqualTo(2);
        assertThat(err.toString()).contains(message).hasLineCount(1);
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void printsItsHelp() {
        assertThat(execute("--help")).isZero();
        assertThat(out.toString())
                .contains(
                        "--host",
                        "--port",
                        "--connections",
                        "--accounts",
                        "--latency",
                        "--throttle-rate",
                        "--requests-per-second",
                        "--seed",
                        "--control",
                        "--record-requests",
                        "--state",
                        "--partners-in",
                        "--unverified",
                        "--quota",
                        "--invitation-lifetime",
                        "--task-duration",
                        "test-2");
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void printsItsVersion() {
        assertThat(execute("--version")).isZero();
        assertThat(out.toString()).startsWith("partnerflux-emulator ").hasLineCount(1);
    }

    @Test
    void reportsAPortInUse() {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder().start()) {
            assertThat(execute("--port", String.valueOf(emulator.port()))).isEqualTo(1);
            assertThat(err.toString())
                    .isEqualTo("Cannot listen on 127.0.0.1:" + emulator.port() + ": the port is taken or not allowed"
                            + System.lineSeparator());
            assertThat(out.toString()).isEmpty();
        }
    }

    @Test
    void reportsADamagedStateFileAndKeepsIt(@TempDir Path directory) throws Exception {
        Path file = Files.writeString(directory.resolve("state.json"), "{");

        assertThat(execute("--port=0", "--state", file.toString())).isEqualTo(1);

        assertThat(err.toString())
                .startsWith("Cannot load the state from " + file + ": it is damaged")
                .hasLineCount(1);
        assertThat(file).hasContent("{");
    }

    @Test
    void savesItsStateWhenItIsTerminated(@TempDir Path directory) throws Exception {
        Path errors = directory.resolve("stderr");
        String state = "--state=" + directory.resolve("state.json");
        Process first = start(errors, "--port=0", "--accounts=2", "--connections=0", state);
        String id;
        try (BufferedReader lines = first.inputReader()) {
            id = TestClient.unsigned(
                            endpoint(lines.readLine()),
                            "{\"inviter\":0,\"receiver\":1,\"connectionType\":\"SUBSIDIARY\"}")
                    .path("/_emulator/connections")
                    .send()
                    .json()
                    .path("id")
                    .stringValue();
            terminate(first);
        } finally {
            first.destroyForcibly();
        }
        Process second = start(errors, "--port=0", "--accounts=2", "--connections=0", state);
        try (BufferedReader lines = second.inputReader()) {
            assertThat(TestClient.unsigned(endpoint(lines.readLine()), "{\"Catalog\":\"AWS\"}")
                            .sign(TestClient.TEST)
                            .send()
                            .ids())
                    .containsExactly(id);
            terminate(second);
        } finally {
            second.destroyForcibly();
        }
        assertThat(errors).isEmptyFile();
    }

    @Test
    void aMillionConnectionsNeedLittleMemoryAndNoSpaceInTheStateFile(@TempDir Path directory) throws Exception {
        Path file = directory.resolve("state.json");
        Path errors = directory.resolve("stderr");
        for (int run = 0; run < 2; run++) {
            Process process =
                    startWith(List.of("-Xmx48m"), errors, "--port=0", "--connections=1000000", "--state=" + file);
            try (BufferedReader lines = process.inputReader()) {
                URI endpoint = endpoint(lines.readLine());
                String token = "";
                for (int page = 0; page < 20; page++) {
                    TestClient.Reply reply = TestClient.unsigned(
                                    endpoint, "{\"Catalog\":\"AWS\",\"MaxResults\":100" + token + "}")
                            .sign(TestClient.TEST)
                            .send();
                    assertThat(reply.ids()).hasSize(100);
                    token = ",\"NextToken\":\"" + reply.nextToken() + "\"";
                }
                terminate(process);
            } finally {
                process.destroyForcibly();
            }
            assertThat(errors).isEmptyFile();
            assertThat(Files.size(file)).isLessThan(3_000);
        }
    }

    @Test
    void reportsAHostOfAnotherMachine() {
        assertThat(execute("--host", "203.0.113.7", "--port", "0")).isEqualTo(1);
        assertThat(err.toString())
                .isEqualTo("Cannot listen on 203.0.113.7:0: the host is not an address of this machine"
                        + System.lineSeparator());
        assertThat(out.toString()).isEmpty();
    }

    @Test
    void servesWithItsOptionsUntilItIsInterrupted() throws Exception {
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
                        "--partners-in=AWS,Sandbox",
                        "--unverified",
                        "--quota=LIMIT_EXCEEDED_NUMBER_OF_EMAIL=1",
                        "--quota=LIMIT_EXCEEDED_NUMBER_OF_DOMAIN=2",
                        "--invitation-lifetime=P7D",
                        "--task-duration=5s",
                        "--seed=7")));
        runner.start();
        try (BufferedReader lines = new BufferedReader(new PipedReader(written))) {
            URI endpoint = endpoint(lines.readLine());
            List<String> expected = idsOfSecondAccount(7, 2, 3);
            assertThat(TestClient.unsigned(endpoint, "{\"Catalog\":\"AWS\"}")
                            .sign(new EmulatedCredentials("test-2", "test-2", null))
                            .send()
                            .ids())
                    .isEqualTo(expected);
        } finally {
            runner.interrupt();
        }
        assertThat(exit.get(30, TimeUnit.SECONDS)).isZero();
        assertThat(err.toString()).isEmpty();
    }

    @Test
    void runsAsAProgram(@TempDir Path directory) throws Exception {
        Path errors = directory.resolve("stderr");
        Process process = start(errors, "--port=0", "--connections=5");
        try (BufferedReader lines = process.inputReader()) {
            URI endpoint = endpoint(lines.readLine());
            assertThat(TestClient.unsigned(endpoint, "{\"Catalog\":\"AWS\"}")
                            .sign(TestClient.TEST)
                            .send()
                            .ids())
                    .hasSize(5);
            assertThat(TestClient.unsigned(endpoint, "")
                            .method("GET")
                            .path("/_emulator/clock")
                            .send()
                            .status())
                    .isEqualTo(200);
            terminate(process);
            assertThat(lines.readLine()).isNull();
            assertThat(errors).isEmptyFile();
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void warnsOfControlByOtherMachines(@TempDir Path directory) throws Exception {
        Path errors = directory.resolve("stderr");
        Process process = start(errors, "--host=0.0.0.0", "--port=0", "--control");
        try (BufferedReader lines = process.inputReader()) {
            endpoint(lines.readLine());

            assertThat(errors).content().contains("test/test", "--control").hasLineCount(1);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void listensOnAllInterfacesWithAWarning(@TempDir Path directory) throws Exception {
        Path errors = directory.resolve("stderr");
        Process process = start(errors, "--host=0.0.0.0", "--port=0");
        try (BufferedReader lines = process.inputReader()) {
            URI endpoint = endpoint(lines.readLine());

            assertThat(errors)
                    .content()
                    .startsWith("warning: ")
                    .contains("plaintext", "test/test")
                    .doesNotContain("--control")
                    .hasLineCount(1);
            URI elsewhere = new URI("http", null, addressBeyondLoopback(), endpoint.getPort(), "/", null, null);
            assertThat(TestClient.unsigned(elsewhere, "{\"Catalog\":\"AWS\"}")
                            .sign(TestClient.TEST)
                            .send()
                            .status())
                    .isEqualTo(200);
        } finally {
            process.destroyForcibly();
        }
    }

    @Test
    void isControlledBeyondLoopbackIfItIsAskedFor(@TempDir Path directory) throws Exception {
        Process process =
                start(directory.resolve("stderr"), "--host=0.0.0.0", "--port=0", "--control", "--record-requests");
        try (BufferedReader lines = process.inputReader()) {
            URI endpoint = endpoint(lines.readLine());

            assertThat(TestClient.unsigned(endpoint, "")
                            .method("GET")
                            .path("/_emulator/requests")
                            .send()
                            .body())
                    .isEqualTo("{\"requests\":[]}");
        } finally {
            process.destroyForcibly();
        }
    }

    /** Returns an address of this machine; without a network, one on which only a server on all interfaces listens. */
    private static String addressBeyondLoopback() throws SocketException {
        return NetworkInterface.networkInterfaces()
                .flatMap(NetworkInterface::inetAddresses)
                .filter(address -> address instanceof Inet4Address && !address.isLoopbackAddress())
                .map(InetAddress::getHostAddress)
                .findFirst()
                .orElse("127.0.0.2");
    }

    private static void terminate(Process process) throws InterruptedException {
        // By its handle: Process.destroy() closes the output as well.
        assertThat(process.toHandle().destroy()).isTrue();
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    private static Process start(Path errors, String... arguments) throws IOException {
        return startWith(List.of(), errors, arguments);
    }

    private static Process startWith(List<String> jvmArguments, Path errors, String... arguments) throws IOException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(jvmArguments);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), EmulatorCommand.class.getName()));
        command.addAll(List.of(arguments));
        return new ProcessBuilder(command).redirectError(errors.toFile()).start();
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

    private static List<String> idsOfSecondAccount(long seed, int accounts, int connections) {
        try (PartnerCentralEmulator emulator = PartnerCentralEmulator.builder()
                .seed(seed)
                .accounts(accounts)
                .connections(connections)
                .start()) {
            return emulator.account(1).connections().stream()
                    .map(EmulatedConnection::id)
                    .toList();
        }
    }
}
