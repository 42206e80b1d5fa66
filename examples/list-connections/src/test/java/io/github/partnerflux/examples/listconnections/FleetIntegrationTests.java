// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static java.util.stream.Collectors.counting;
import static java.util.stream.Collectors.groupingBy;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.test.emulator.StsServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Runs the program with {@code --accounts} in this process, against an emulator. */
class FleetIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    private static final int CONNECTIONS = 250;

    @TempDir
    private Path directory;

    private PartnerCentralEmulator emulator;
    private Path checkpoints;
    private Path out;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(3)
                .connections(CONNECTIONS)
                .start();
        checkpoints = directory.resolve("checkpoints");
        out = directory.resolve("out");
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void writesTheAccountOfEachConnection() {
        Run run = list(accounts("emulator", "", "  # a comment", " other ", "third"), "--output", "ndjson");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEqualTo(lines("list-connections: 3 accounts completed, 0 failed; 750 connections"));
        assertThat(run.out()).startsWith("{\"Account\":");
        assertThat(rows(run.out())).containsExactlyInAnyOrderElementsOf(rowsOf("emulator", "other", "third"));
    }

    @Test
    void writesTheAccountFirstInCsv() {
        Run run = list(accounts("emulator"), "--output", "csv");
        Run single = Run.of(emulator, "--output", "csv");

        assertThat(run.out().lines())
                .containsExactlyElementsOf(Stream.concat(
                                single.out().lines().limit(1).map(header -> "Account," + header),
                                single.out().lines().skip(1).map(row -> "emulator," + row))
                        .toList());
    }

    @Test
    void writesTheAccountFirstInATable() {
        Run run = list(accounts("emulator", "other"));

        assertThat(run.out()).startsWith("ACCOUNT   ID                 PARTNER       UPDATED     TYPES ");
        EmulatedConnection first = emulator.account(0).connections().get(0);
        assertThat(run.out()).contains("emulator  " + first.id() + "  " + first.otherParticipantAccountId() + "  ");
    }

    @Test
    void fitsTheTableToTheTerminal() {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();

        Run.to(stdout, new Terminals(true, false, 80), arguments(accounts("emulator", "a-profile-with-a-long-name")));

        assertThat(stdout.toString(StandardCharsets.UTF_8).lines())
                .hasSize(1 + CONNECTIONS)
                .allMatch(line -> DisplayWidth.of(line) <= 80)
                .anyMatch(line -> line.contains("…"));
    }

    @Test
    void listsTheOthersIfAccountsFail() {
        Run run = list(
                accounts("absent", "emulator", "wrong", "arn:aws:iam::12:role/x", "other", "emulator"),
                "--output",
                "ndjson");

        assertThat(run.exitCode()).isEqualTo(3);
        assertThat(rows(run.out())).containsExactlyInAnyOrderElementsOf(rowsOf("emulator", "other"));
        assertThat(run.err().lines())
                .first()
                .asString()
                .startsWith("ACCOUNT  ")
                .contains("  WHAT FAILED, AND WHAT TO DO");
        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("absent there is no such profile -> add it to ~/.aws/config")
                .contains("wrong InvalidSignatureException [status 403,")
                .contains("-> use valid credentials that may list connections")
                .contains("arn:aws:iam::12:role/x not the ARN of a role -> use arn:aws:iam::ACCOUNT:role/NAME")
                .contains("emulator (line 6) the same account as in line 2 -> remove one of the lines");
        assertThat(run.err().lines()).allMatch(line -> line.length() <= 80);
        assertThat(run.err()).endsWith(lines("list-connections: 2 accounts completed, 4 failed; 500 connections"));
    }

    @ParameterizedTest
    @CsvSource({"true, 20", "false, 25"})
    void reportsTheFirstFailuresOnATerminalAndAllElsewhere(boolean terminal, int reported) {
        String[] absent =
                Stream.iterate(1, i -> i + 1).limit(25).map(i -> "absent-" + i).toArray(String[]::new);

        Run run = Run.to(new ByteArrayOutputStream(), new Terminals(false, terminal, 80), arguments(accounts(absent)));

        assertThat(run.err().lines().filter(line -> line.startsWith("absent-"))).hasSize(reported);
        assertThat(run.err().contains(lines("and 5 other accounts (to see all of them, add 2> FILE)")))
                .isEqualTo(terminal);
        assertThat(run.err()).endsWith(lines("list-connections: 0 accounts completed, 25 failed; 0 connections"));
    }

    @Test
    void recommendsACheckpointIfAnotherRunCanSucceed() {
        String hint = "with --checkpoint FILE, another run could continue from here";

        Run invalidLine = list(accounts("emulator", "absent"));
        Run limited = list(accounts("emulator", "absent"), "--limit", "1");
        Run rejected = list(accounts("emulator", "wrong"));

        assertThat(invalidLine.err()).contains("1 failed").doesNotContain(hint);
        assertThat(limited.err()).contains(hint);
        assertThat(rejected.err()).contains("1 failed").contains(hint);
    }

    @Test
    void recommendsAnotherOutputFileForACheckpointThatIsTooOld() {
        emulator.stub("ListConnections", 400, "{\"__type\":\"ValidationException\",\"message\":\"expired\"}");

        Run run = list(accounts("emulator"), "--checkpoint", checkpoints.toString(), "--output-file", out.toString());

        assertThat(run.err().replaceAll("\\s+", " "))
                .contains("list this account without --checkpoint and with another --output-file");
    }

    @Test
    void listsEmulatedAccountsByDefault() {
        Run run = Run.of("--accounts", accounts("any", "names", "of accounts").toString(), "--output", "ndjson");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).startsWith("list-connections: listing the connections of emulated accounts");
        assertThat(rows(run.out()).stream().collect(groupingBy(row -> row.substring(0, row.indexOf('/')), counting())))
                .isEqualTo(Map.of("any", 1_000L, "names", 1_000L, "of accounts", 1_000L));
    }

    @Test
    void reportsAccountsThatTheEmulatorDoesNotHave() {
        try (Service service = Service.emulated(2, http -> http)) {
            assertThatThrownBy(() -> service.credentialsOf(AccountLine.parse("added-later", 2)))
                    .isInstanceOf(AccountLineException.class)
                    .hasMessage("the emulator was started with 2 accounts");
        }
    }

    @Test
    void assumesRoles() throws Exception {
        StsServer sts = StsServer.start(emulator.account(1));
        System.setProperty("aws.endpointUrlSts", sts.endpoint().toString());
        System.setProperty("aws.accessKeyId", "caller");
        System.setProperty("aws.secretAccessKey", "caller");
        try {
            Run run = list(accounts("arn:aws:iam::210987654321:role/partners/Reader"), "--output", "ndjson");

            assertThat(run.exitCode()).as(run.err()).isZero();
            assertThat(rows(run.out()))
                    .isEqualTo(emulator.account(1).connections().stream()
                            .map(connection -> "210987654321/" + connection.id())
                            .toList());
        } finally {
            System.clearProperty("aws.endpointUrlSts");
            System.clearProperty("aws.accessKeyId");
            System.clearProperty("aws.secretAccessKey");
            sts.close();
        }
    }

    @Test
    void requestsNothingOfCompleteAccounts() throws IOException {
        Run first = list(accounts("emulator", "absent", "other"), "--checkpoint", checkpoints.toString());
        emulator.clearRequests();

        Run second = list(accounts("emulator", "absent", "other", "third"), "--checkpoint", checkpoints.toString());
        int requests = emulator.requestCount();
        Run third = list(accounts("emulator", "other", "third"), "--checkpoint", checkpoints.toString());

        assertThat(first.exitCode()).isEqualTo(3);
        assertThat(first.err())
                .contains("to continue from here, run the same command again and append its output (>>)");
        assertThat(second.err()).contains("3 accounts completed (2 of them before), 1 failed; 250 connections");
        assertThat(requestsOf("test")).isZero();
        assertThat(requestsOf("test-3")).isPositive();
        assertThat(third.exitCode()).isZero();
        assertThat(third.out()).isEmpty();
        assertThat(third.err()).contains("3 accounts completed (3 of them before), 0 failed; 0 connections");
        assertThat(emulator.requestCount()).isEqualTo(requests);
    }

    @ParameterizedTest
    @CsvSource({"ndjson, 1", "csv, 130", "table, 250", "spreadsheet, 299"})
    void continuesTheOutputOfEarlierRuns(String format, int limit) throws IOException {
        Path accounts = accounts("emulator", "other", "third");
        List<String> options =
                List.of("--checkpoint", checkpoints.toString(), "--output", format, "--output-file", out.toString());

        Run first = list(accounts, with(options, "--limit", Integer.toString(limit)));
        list(accounts, with(options, "--limit", Integer.toString(limit)));
        long rows = Files.lines(out).count();
        // As if the process had been killed after it had written to the output, and in the middle of a checkpoint.
        Files.writeString(out, "one more row\r\nhalf of a r", StandardOpenOption.APPEND);
        Files.writeString(checkpoints, "{\"outputLength\":99999,\"acc", StandardOpenOption.APPEND);
        Run rest = list(accounts, with(options));

        assertThat(first.exitCode()).isZero();
        assertThat(first.err()).contains("to continue from here, run the same command again" + System.lineSeparator());
        assertThat(rows).isEqualTo(2 * limit + (format.equals("ndjson") ? 0 : 1));
        assertThat(rest.exitCode()).isZero();
        assertThat(Files.readAllLines(out))
                .containsExactlyInAnyOrderElementsOf(
                        list(accounts, "--output", format).out().lines().toList());
    }

    @Test
    void replacesTheOutputOfAnotherRun() throws IOException {
        Files.writeString(out, "rows of another run");

        list(accounts("emulator"), "--output", "csv", "--output-file", out.toString());

        assertThat(Files.readAllLines(out))
                .hasSize(1 + CONNECTIONS)
                .first()
                .asString()
                .startsWith("Account,");
    }

    @Test
    void rejectsTheCheckpointsOfAnotherRequest() throws IOException {
        list(accounts("emulator"), "--checkpoint", checkpoints.toString());

        Run run = list(
                accounts("emulator"),
                "--checkpoint",
                checkpoints.toString(),
                "--catalog",
                "Sandbox",
                "--output",
                "csv");

        assertRejected(
                run,
                "--checkpoint",
                "is of a run with --catalog AWS instead of Sandbox, --output table instead of csv");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            {"version":1,"opt                | is cut short
            some notes\\n                     | is not a checkpoint file
            {}\\n                             | is not a checkpoint file
            {"version":2,"options":{}}\\n     | is of version 2, but must be of 1
            """)
    void rejectsAFileThatHasNoCheckpoints(String content, String problem) throws IOException {
        Files.writeString(checkpoints, content.replace("\\n", "\n"));

        Run run = list(accounts("emulator"), "--checkpoint", checkpoints.toString());

        assertRejected(run, "--checkpoint", problem);
        assertThat(Files.readString(checkpoints)).isEqualTo(content.replace("\\n", "\n"));
    }

    @Test
    void acceptsAnEmptyCheckpointFile() throws IOException {
        Files.createFile(checkpoints);

        list(accounts("emulator"), "--checkpoint", checkpoints.toString());
        Run second = list(accounts("emulator"), "--checkpoint", checkpoints.toString());

        assertThat(second.err()).contains("1 account completed (1 of them before)");
    }

    @Test
    void rejectsACheckpointFileThatCannotBeOpened() {
        assertRejected(
                list(accounts("emulator"), "--checkpoint", directory.toString()),
                "--checkpoint",
                directory + " cannot be opened: it is a directory");
        assertRejected(
                list(accounts("emulator"), "--checkpoint", "absent/checkpoints"),
                "--checkpoint",
                "absent/checkpoints cannot be opened: its directory does not exist");
    }

    @Test
    void rejectsAnOutputFileThatCannotBeOpened() {
        assertRejected(
                list(accounts("emulator"), "--output-file", directory.toString()),
                "--output-file",
                "cannot be written to: it is a directory");
        assertRejected(
                list(accounts("emulator"), "--output-file", "absent/out"),
                "--output-file",
                "cannot be written to: its directory does not exist");
    }

    @Test
    void rejectsAFileThatIsUsedTwice() throws IOException {
        Path accounts = accounts("emulator");
        String other = directory.resolve("x/../accounts").toString();
        Path link = Files.createLink(directory.resolve("link"), accounts);

        assertRejected(list(accounts, "--checkpoint", other), "--checkpoint", "another file than that of --accounts");
        assertRejected(list(accounts, "--output-file", other), "--output-file", "another file than that of --accounts");
        assertRejected(
                list(accounts, "--output-file", link.toString()),
                "--output-file",
                "another file than that of --accounts");
        assertRejected(
                list(accounts, "--checkpoint", out.toString(), "--output-file", out.toString()),
                "--output-file",
                "another file than that of --checkpoint");
        assertThat(accounts).hasContent("emulator");
        assertThat(out).doesNotExist();
    }

    @Test
    void rejectsDamagedCheckpoints() throws IOException {
        list(accounts("emulator"), "--checkpoint", checkpoints.toString());
        Files.writeString(checkpoints, Files.readString(checkpoints).replaceFirst("pf1:", "pf?:"));

        assertRejected(
                list(accounts("emulator"), "--checkpoint", checkpoints.toString()),
                "--checkpoint",
                "is damaged in line 2");
    }

    @Test
    void rejectsAnOutputFileThatIsShorterThanAtTheCheckpoint() throws IOException {
        String[] options = {"--checkpoint", checkpoints.toString(), "--output-file", out.toString()};
        list(accounts("emulator"), options);
        Files.writeString(out, "replaced");

        assertRejected(list(accounts("emulator"), options), "--output-file", "it has 8 bytes, but ");
    }

    @Test
    void rejectsCheckpointsThatAnotherRunUses() throws IOException {
        list(accounts("emulator"), "--checkpoint", checkpoints.toString());
        try (FileChannel channel = FileChannel.open(checkpoints, StandardOpenOption.WRITE)) {
            channel.lock();

            assertRejected(
                    list(accounts("emulator"), "--checkpoint", checkpoints.toString()),
                    "--checkpoint",
                    "is in use by another run");
        }
    }

    @Test
    void rejectsAFileThatNamesNoAccount() {
        assertRejected(list(accounts("# none", "")), "--accounts", "names no account");
    }

    @Test
    void rejectsAFileThatCannotBeRead() throws IOException {
        assertRejected(list(directory.resolve("absent")), "--accounts", "absent cannot be read: there is no such file");
        assertRejected(
                list(directory.resolve("absent/accounts")),
                "--accounts",
                "cannot be read: its directory does not exist");
        assertRejected(list(directory), "--accounts", "cannot be read: it is a directory");
        Files.write(out, new byte[] {'a', '\n', (byte) 0xFF, '\n'});
        assertRejected(list(out), "--accounts", "out cannot be read: it is not in UTF-8");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --accounts x --profile y          | --profile' cannot be used with '--accounts
            --accounts x --resume pf1:1:      | --resume' cannot be used with '--accounts
            --checkpoint x                    | --accounts=FILE
            --max-in-flight 3                 | --accounts=FILE
            """)
    void rejectsOptionsThatConflict(String arguments, String problem) {
        Run run = Run.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.err()).contains(problem).hasLineCount(1);
    }

    @ParameterizedTest
    @CsvSource({"--max-in-flight, 0", "--rate-per-account, 0", "--rate-per-account, -1"})
    void rejectsInvalidLimits(String option, String value) throws IOException {
        Files.writeString(out, "rows of another run");

        assertRejected(list(accounts("emulator"), option, value, "--output-file", out.toString()), option, "must be ");
        assertThat(out).hasContent("rows of another run");
    }

    @Test
    void acceptsLimitsOfRequests() {
        Run run = list(accounts("emulator", "other"), "--max-in-flight", "1", "--rate-per-account", "50");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1 + 2 * CONNECTIONS);
    }

    @Test
    void showsProgressOnATerminalOnly() {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();

        Run run = Run.to(stdout, new Terminals(false, true, 80), arguments(accounts("emulator", "absent", "other")));

        assertThat(run.err()).containsPattern("accounts 3/3 \\[=+]  \\(0:00:\\d\\d\\) 500 connections, 1 failed");
    }

    private void assertRejected(Run run, String option, String problem) {
        assertThat(run.exitCode()).as(run.err()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("'" + option + "'").contains(problem).hasLineCount(1);
    }

    private Run list(Path accounts, String... options) {
        return Run.of(arguments(accounts, options));
    }

    private String[] arguments(Path accounts, String... options) {
        return with(List.of("--endpoint", emulator.endpoint().toString(), "--accounts", accounts.toString()), options);
    }

    private static String[] with(List<String> options, String... more) {
        return Stream.concat(options.stream(), Stream.of(more)).toArray(String[]::new);
    }

    private Path accounts(String... lines) {
        try {
            return Files.write(directory.resolve("accounts"), List.of(lines));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String lines(String line) {
        return line + System.lineSeparator();
    }

    private long requestsOf(String accessKeyId) {
        return emulator.requests().stream()
                .filter(request -> accessKeyId.equals(request.accessKeyId()))
                .count();
    }

    /** Returns the account and the id of each row. */
    private static List<String> rows(String ndjson) {
        return ndjson.lines()
                .map(JSON::readTree)
                .map((JsonNode row) ->
                        row.path("Account").asString() + "/" + row.path("Id").asString())
                .toList();
    }

    private List<String> rowsOf(String... accounts) {
        List<String> profiles = List.of("emulator", "other", "third");
        List<String> rows = new ArrayList<>();
        for (String account : accounts) {
            emulator.account(profiles.indexOf(account))
                    .connections()
                    .forEach(connection -> rows.add(account + "/" + connection.id()));
        }
        return rows;
    }
}
