// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.lang.reflect.Method;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/** Runs the program in this process, against an emulator. */
class ListConnectionsIntegrationTests {

    private static final JsonMapper JSON = new JsonMapper();

    /** Builder methods and request members, which users of the command line do not know. */
    private static final String[] LIBRARY_WORDS = Stream.concat(
                    Stream.of(PartnerCentralAccountClient.Builder.class.getMethods())
                            .map(Method::getName)
                            .filter(name -> !name.equals("region") && !name.equals("build")),
                    Stream.of("MaxResults", "OtherParticipantIdentifiers", "ConnectionType "))
            .toArray(String[]::new);

    private PartnerCentralEmulator emulator;
    private List<EmulatedConnection> connections;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().accounts(2).connections(500).start();
        connections = emulator.account(0).connections();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void writesNdjson() {
        Run run = Run.of(emulator, "--output", "ndjson");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out()).endsWith("}\n");
        assertThat(run.out().lines().map(JSON::readTree))
                .containsExactlyElementsOf(connections.stream()
                        .map(ListConnectionsIntegrationTests::toServiceJson)
                        .toList());
    }

    @Test
    void writesCsv() {
        Run run = Run.of(emulator, "--output", "csv");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        List<Map<String, String>> rows;
        try (var values = new CsvMapper()
                .readerFor(Map.class)
                .with(CsvSchema.emptySchema().withHeader().withLineSeparator("\r\n"))
                .<Map<String, String>>readValues(run.out())) {
            rows = values.readAll();
        }
        assertThat(rows)
                .containsExactlyElementsOf(connections.stream()
                        .map(connection -> Map.of(
                                "Id", connection.id(),
                                "Catalog", "AWS",
                                "Arn", connection.arn(),
                                "OtherParticipantAccountId", connection.otherParticipantAccountId(),
                                "UpdatedAt", connection.updatedAt().toString(),
                                "ConnectionTypes", types(connection),
                                "OtherParticipantNames", name(connection)))
                        .toList());
        // The emulator's names contain quotes, wide characters and right-to-left text.
        assertThat(run.out()).contains("\"\"Cloud\"\"").contains("東京").contains("شركة");
        assertThat(run.out()).endsWith("\r\n").doesNotContainPattern("[^\r]\n");
    }

    @Test
    void writesATable() {
        Run run = Run.of(emulator);

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).isEmpty();
        List<String> lines = run.out().lines().toList();
        assertThat(lines.get(0)).startsWith("ID ").endsWith("  NAME");
        int nameColumn = lines.get(0).indexOf("NAME");
        assertThat(lines).hasSize(501);
        for (int i = 0; i < 500; i++) {
            assertThat(lines.get(i + 1))
                    .startsWith(
                            connections.get(i).id() + "  " + connections.get(i).otherParticipantAccountId() + "  ");
            assertThat(lines.get(i + 1).substring(nameColumn)).isEqualTo(name(connections.get(i)));
        }
    }

    @Test
    void writesOnlyTheHeaderWithoutConnections() {
        Run run = Run.of(emulator, "--output", "csv", "--participant", "000000000000");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(1);
        assertThat(run.err()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"1, 100", "7, 7", "10, 7", "100, 100", "250, 100", "499, 3"})
    void resumesAfterTheLimit(String limit, String pageSize) {
        Run whole = Run.of(emulator, "--output", "csv");

        Run first = Run.of(emulator, "--output", "csv", "--page-size", pageSize, "--limit", limit);
        Run rest = Run.of(emulator, "--output", "csv", "--page-size", pageSize, "--resume", first.checkpoint());

        assertThat(first.exitCode()).isZero();
        assertThat(first.out().lines()).hasSize(1 + Integer.parseInt(limit));
        assertThat(first.err().lines()).hasSize(1);
        assertThat(rest.exitCode()).isZero();
        assertThat(rest.err()).isEmpty();
        assertThat(first.out() + rest.out()).isEqualTo(whole.out());
    }

    @Test
    void requestsNoMorePagesThanTheLimitNeeds() {
        Run.of(emulator, "--limit", "20");

        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void filtersByType() {
        Run run = Run.of(emulator, "--output", "ndjson", "--connection-type", "SUBSIDIARY:ACTIVE");

        assertThat(ids(run)).containsExactlyElementsOf(ids(connection -> {
            EmulatedConnection.Type type = connection.types().get("SUBSIDIARY");
            return type != null && type.status().equals("ACTIVE");
        }));
    }

    @Test
    void filtersByParticipants() {
        List<String> wanted = List.of(3, 77, 499).stream()
                .map(i -> connections.get(i).otherParticipantAccountId())
                .toList();

        Run run = Run.of(
                emulator,
                "--output",
                "ndjson",
                "--participant",
                wanted.get(0) + "," + wanted.get(1),
                "--participant",
                wanted.get(2));

        assertThat(ids(run))
                .containsExactlyElementsOf(ids(connection -> wanted.contains(connection.otherParticipantAccountId())));
    }

    @Test
    void listsAnotherCatalog() {
        Run run = Run.of(emulator, "--catalog", "Sandbox", "--limit", "1", "--output", "ndjson");

        assertThat(JSON.readTree(run.out()).path("Catalog").asString()).isEqualTo("Sandbox");
    }

    @Test
    void listsAnEmulatorByDefault() {
        Run run = Run.of("--limit", "3");

        assertThat(run.exitCode()).isZero();
        assertThat(run.out().lines()).hasSize(4);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).startsWith("list-connections: listing the connections of an emulator");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            --page-size 0                | --page-size       | from 1 to 100
            --page-size 101              | --page-size       | from 1 to 100
            --page-size x                | --page-size       | is not an int
            --catalog A_B                | --catalog         | [a-zA-Z0-9-]+
            --connection-type 1          | --connection-type | [a-zA-Z_-]+
            --participant 1,_            | --participant     | [a-zA-Z0-9-]+
            --limit 0                    | --limit           | 1 or more
            --resume pf2:1:x             | --resume          | pf1:OFFSET:TOKEN
            --endpoint http://example.com| --endpoint        | must start with https://
            --endpoint http://example.com| --endpoint        | or --allow-plaintext is set
            --endpoint ftp://example.com | --endpoint        | https:// or http://
            --endpoint https://u:p@x     | --endpoint        | must have no user info
            --endpoint https://u:p@x^    | --endpoint        | Illegal character
            --endpoint https://x:99999   | --endpoint        | port from 1 to 65535
            --output xml                 | --output          | TABLE, NDJSON, CSV
            --nonsense                   | --nonsense        | Unknown option
            """)
    void rejectsInvalidArguments(String arguments, String option, String rule) {
        Run run = Run.of(arguments.split(" "));

        assertThat(run.exitCode()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("'" + option + "'").contains(rule).doesNotContain("u:p", "java.");
        assertThat(run.err()).doesNotContain(LIBRARY_WORDS);
    }

    @Test
    void sendsPlaintextToAnotherMachineIfAllowed() {
        Run run =
                Run.of("--endpoint", "http://partner-central.invalid:1", "--allow-plaintext", "--profile", "emulator");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err()).contains("partner-central.invalid").hasLineCount(1);
    }

    @Test
    void reportsAnInvalidCheckpoint() {
        Run run = Run.of(emulator, "--resume", "pf1:0:not-a-token-of-this-listing");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err())
                .contains("ValidationException", "; --resume needs the checkpoint of a recent run")
                .hasLineCount(1);
    }

    @Test
    void reportsTheErrorOfTheService() {
        Run run = Run.of(emulator, "--profile", "wrong");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("InvalidSignatureException").containsPattern("request id [0-9a-f-]{36}");
    }

    @Test
    void reportsMissingCredentials() {
        Run run = Run.of(emulator, "--profile", "absent");

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.out()).isEmpty();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(run.err()).contains("credentials", "absent", "; --profile must name a profile in ~/.aws/config");
        assertThat(emulator.requestCount()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {100, 30})
    void reportsHowToResumeAfterAnError(int pageSize) {
        emulator.inject(Fault.delay(Duration.ZERO).times(2), Fault.error(403, "AccessDeniedException"));

        Run run = Run.of(emulator, "--output", "ndjson", "--page-size", Integer.toString(pageSize));
        Run rest = Run.of(emulator, "--output", "ndjson", "--resume", run.checkpoint());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).contains("AccessDeniedException");
        assertThat(ids(run)).isEqualTo(ids(connection -> true).subList(0, 2 * pageSize));
        assertThat(ids(rest)).isEqualTo(ids(connection -> true).subList(2 * pageSize, 500));
    }

    @Test
    void retriesSilently() {
        emulator.inject(Fault.error(500, "InternalServerException"), Fault.dropInBody());

        Run run = Run.of(emulator, "--output", "ndjson", "--limit", "150");

        assertThat(run.exitCode()).isZero();
        assertThat(run.err().lines()).hasSize(1);
        assertThat(ids(run)).isEqualTo(ids(connection -> true).subList(0, 150));
    }

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 2})
    void exitsSilentlyWhenTheOutputIsClosed(int writes) throws Exception {
        emulator.inject(Fault.delay(Duration.ZERO).times(writes + 1), Fault.never());
        CompletableFuture<RecordedRequest> pending = emulator.awaitRequest(writes + 1);
        OutputStream stdout = failingAfter(writes, pending, "Broken pipe");

        Run run = Run.to(stdout, Run.NO_TERMINALS, Run.against(emulator));

        assertThat(run.exitCode()).isEqualTo(141);
        assertThat(run.err()).isEmpty();
        assertThat(pending.get().outcome().get(30, TimeUnit.SECONDS).kind()).isEqualTo(Outcome.Kind.ABORTED);
        assertThat(emulator.requestCount()).isEqualTo(writes + 2);
    }

    @Test
    void reportsAFailedWrite() {
        OutputStream stdout = failingAfter(1, CompletableFuture.completedFuture(null), "No space left on device");

        Run run = Run.to(stdout, Run.NO_TERMINALS, Run.against(emulator, "--output", "ndjson"));
        Run rest = Run.of(emulator, "--output", "ndjson", "--resume", run.checkpoint());

        assertThat(run.exitCode()).isEqualTo(1);
        assertThat(run.err().lines()).hasSize(2);
        assertThat(run.err()).contains("No space left on device");
        assertThat(ids(rest)).isEqualTo(ids(connection -> true).subList(100, 500));
    }

    @Test
    void waitsForASlowReader() throws Exception {
        CountDownLatch read = new CountDownLatch(1);
        ByteArrayOutputStream taken = new ByteArrayOutputStream();
        OutputStream stdout = new OutputStream() {
            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                try {
                    read.await();
                } catch (InterruptedException e) {
                    throw new IOException(e);
                }
                taken.write(bytes, offset, length);
            }
        };
        try (PartnerCentralEmulator large =
                PartnerCentralEmulator.builder().accounts(2).connections(5_000).start()) {
            CompletableFuture<Run> run = CompletableFuture.supplyAsync(
                    () -> Run.to(stdout, Run.NO_TERMINALS, Run.against(large, "--output", "ndjson")));
            large.awaitRequest(0).get(30, TimeUnit.SECONDS);

            // A hundred requests of another account leave the first listing enough time to fetch what it can buffer.
            assertThat(ids(Run.of(large, "--profile", "other", "--output", "ndjson", "--page-size", "50")))
                    .hasSize(5_000);

            assertThat(large.requests().stream().filter(request -> "test".equals(request.accessKeyId())))
                    .as("requests for 50 pages")
                    .hasSizeLessThanOrEqualTo(8);
            read.countDown();
            assertThat(run.get(30, TimeUnit.SECONDS).exitCode()).isZero();
            assertThat(taken.toString(StandardCharsets.UTF_8).lines()).hasSize(5_000);
        }
    }

    @ParameterizedTest
    @EnumSource(RowFormat.class)
    void showsProgressOnATerminalOnly(RowFormat format) {
        emulator.inject(Fault.error(500, "InternalServerException"));
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();

        Run run = Run.to(stdout, new Terminals(false, true, 120), Run.against(emulator, "--output", format.toString()));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).contains("connections: 500, pages: 5, retries: 1, ");
        assertThat(stdout.toString(StandardCharsets.UTF_8))
                .isEqualTo(Run.of(emulator, "--output", format.toString()).out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "--limit 700"})
    void showsNoNumbersBeforeTheFirstPage(String arguments) {
        emulator.inject(Fault.delay(Duration.ofSeconds(2)));

        Run run = Run.to(
                new ByteArrayOutputStream(),
                new Terminals(false, true, 80),
                Run.against(emulator, arguments.isEmpty() ? new String[0] : arguments.split(" ")));

        assertThat(run.err())
                .startsWith("\r\u001b[Kwaiting for the first connections, ")
                .contains("connections: 500")
                .doesNotContain("connections: 0", "0/", "/?", "%", "pages: 0");
    }

    @Test
    void erasesTheProgressWithoutConnections() {
        Run run = Run.to(
                new ByteArrayOutputStream(),
                new Terminals(false, true, 80),
                Run.against(emulator, "--participant", "000000000000"));

        assertThat(run.exitCode()).isZero();
        assertThat(run.err()).endsWith("\r\u001b[K").doesNotContain("connections: 0");
    }

    @Test
    void truncatesTheTableToTheTerminal() {
        ByteArrayOutputStream stdout = new ByteArrayOutputStream();

        Run.to(stdout, new Terminals(true, false, 80), Run.against(emulator));

        assertThat(stdout.toString(StandardCharsets.UTF_8).lines())
                .hasSize(501)
                .allMatch(line -> DisplayWidth.of(line) <= 80)
                .anyMatch(line -> line.endsWith("…"));
    }

    @Test
    void printsTheVersionOfTheBuild() {
        assertThat(Run.of("--version").out())
                .isEqualTo("list-connections " + System.getProperty("partnerflux.version") + System.lineSeparator());
    }

    @Test
    void printsHelp() {
        assertThat(Run.of("--help").out().replaceAll("\\s+", " "))
                .contains("--allow-plaintext", "spreadsheet", "byte order mark", "generate-completion", "Exit codes:");
    }

    private static OutputStream failingAfter(int writes, CompletableFuture<?> moment, String message) {
        return new OutputStream() {
            private int count;

            @Override
            public void write(int b) {
                throw new UnsupportedOperationException();
            }

            @Override
            public void write(byte[] bytes, int offset, int length) throws IOException {
                if (count++ == writes) {
                    moment.orTimeout(30, TimeUnit.SECONDS).join();
                    throw new IOException(message);
                }
            }
        };
    }

    private static List<String> ids(Run run) {
        return run.out()
                .lines()
                .map(line -> JSON.readTree(line).path("Id").asString())
                .toList();
    }

    private List<String> ids(Predicate<EmulatedConnection> wanted) {
        return connections.stream().filter(wanted).map(EmulatedConnection::id).toList();
    }

    private static String types(EmulatedConnection connection) {
        return connection.types().entrySet().stream()
                .map(type -> type.getKey() + ":" + type.getValue().status())
                .collect(Collectors.joining(","));
    }

    private static String name(EmulatedConnection connection) {
        return connection.types().values().iterator().next().participantName();
    }

    private static JsonNode toServiceJson(EmulatedConnection connection) {
        ObjectNode json = JSON.createObjectNode()
                .put("Catalog", connection.catalog())
                .put("Id", connection.id())
                .put("Arn", connection.arn())
                .put("OtherParticipantAccountId", connection.otherParticipantAccountId())
                .put("UpdatedAt", connection.updatedAt().toString());
        ObjectNode types = json.putObject("ConnectionTypes");
        connection.types().forEach((name, type) -> {
            ObjectNode participant = types.putObject(name)
                    .put("Status", type.status())
                    .putObject("OtherParticipant")
                    .putObject(type.participantKind().tag());
            if (type.participantId() != null) {
                participant.put("Id", type.participantId());
            }
            participant.put("Name", type.participantName());
        });
        return json;
    }
}
