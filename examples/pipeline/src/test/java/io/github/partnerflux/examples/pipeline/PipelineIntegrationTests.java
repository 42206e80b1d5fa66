package io.github.partnerflux.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.scheduler.Schedulers;

class PipelineIntegrationTests {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int INVALID_ARGUMENTS = 2;

    @TempDir
    Path directory;

    private StoredConnections stored;
    private PartnerCentralEmulator emulator;

    @BeforeEach
    void start() {
        stored = new StoredConnections(directory.resolve("connections"));
        emulator = PartnerCentralEmulator.builder().connections(500).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void storesEveryConnectionOnceAndInOrder() throws Exception {
        Run run = run(emulator);

        assertThat(run).isEqualTo(succeeded("""
                Storing connections, 64 per transaction. Stop this program (Ctrl-C) and run it again: it resumes.
                Done: stored 500 connections, 500 in total.
                """));
        assertThat(stored.ids()).isEqualTo(ids());
        assertThat(stored.query("SELECT other_participant_account_id || ' ' || connection_types || ' '"
                        + " || DATEDIFF(MICROSECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z', updated_at)"
                        + " FROM connection ORDER BY seq"))
                .isEqualTo(emulator.account(0).connections().stream()
                        .map(PipelineIntegrationTests::asStored)
                        .toList());
    }

    @Test
    void sendsNoRequestWhenAllConnectionsAreStored() throws Exception {
        run(emulator);
        emulator.clearRequests();

        Run run = run(emulator);

        assertThat(run).isEqualTo(succeeded("""
                500 connections are stored by an earlier run; resuming after them.
                There are no more connections to store. Use --restart to start over.
                """));
        assertThat(emulator.requestCount()).isZero();
        assertThat(stored.ids()).isEqualTo(ids());
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void printsACommandThatShowsConnections() throws Exception {
        Run run = run(emulator);

        String command = run.out().lines().reduce((first, second) -> second).orElseThrow();
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String shown = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shown).as(command).contains(ids().subList(0, 10)).contains("(10 rows");
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void reportsThatADatabaseInMemoryIsNotKept() {
        Run run = runWith("--endpoint", emulator.endpoint().toString(), "--database", "r2dbc:h2:mem:///connections");

        assertThat(run.exitCode()).isEqualTo(OK);
        assertThat(run.out())
                .startsWith("The database is in memory, and lost when this program exits.\n")
                .endsWith("The database is in memory, and lost when this program exits.\n");
    }

    @Test
    void startsOverIfRequested() throws Exception {
        run(emulator);
        emulator.clearRequests();

        Run run = run(emulator, "--restart");

        assertThat(run.out()).contains("Done: stored 500 connections, 500 in total.");
        assertThat(emulator.requestCount()).isEqualTo(5);
        assertThat(stored.ids()).isEqualTo(ids());
    }

    @Test
    void resumesAfterAPageThatFailed() throws Exception {
        emulator.inject(Fault.delay(Duration.ZERO).times(3), Fault.error(403, "AccessDeniedException"));

        Run failed = run(emulator);

        assertThat(failed.exitCode()).isEqualTo(FAILED);
        assertThat(failed.err())
                .contains("AccessDeniedException")
                .endsWith("; the stored connections are kept, and the next run resumes after them\n");
        // Three pages, without the connections that do not fill a batch.
        assertThat(stored.ids()).isEqualTo(ids().subList(0, 256));
        emulator.clearRequests();

        Run rest = run(emulator);

        assertThat(rest).isEqualTo(succeeded("""
                256 connections are stored by an earlier run; resuming after them.
                Done: stored 244 connections, 500 in total.
                """));
        assertThat(stored.ids()).isEqualTo(ids());
        assertThat(emulator.requestCount()).isEqualTo(3);
    }

    @Test
    void storesNothingOfABatchThatFails() throws Exception {
        prepareDatabase();
        // In the middle of the third batch.
        String duplicate = ids().get(150);
        stored.update("INSERT INTO connection (id, other_participant_account_id, updated_at, connection_types)"
                + " VALUES ('" + duplicate + "', '', CURRENT_TIMESTAMP, '')");

        Run failed = run(emulator);

        assertThat(failed.exitCode()).isEqualTo(FAILED);
        assertThat(failed.err()).contains("DuplicateKeyException");
        stored.update("DELETE FROM connection WHERE id = '" + duplicate + "'");
        assertThat(stored.ids()).isEqualTo(ids().subList(0, 128));
        // 28 connections of the second page are stored.
        assertThat(stored.checkpoint()).startsWith("pf1:28:");
        assertThat(run(emulator).exitCode()).isEqualTo(OK);
        assertThat(stored.ids()).isEqualTo(ids());
    }

    @Test
    void storesNothingWithoutItsCheckpoint() throws Exception {
        prepareDatabase();
        stored.update("ALTER TABLE progress ADD CONSTRAINT stuck CHECK (checkpoint = 'pf1:0:')");

        Run failed = run(emulator);

        assertThat(failed.exitCode()).isEqualTo(FAILED);
        assertThat(failed.err()).contains("DataIntegrityViolationException");
        assertThat(stored.ids()).isEmpty();
        stored.update("ALTER TABLE progress DROP CONSTRAINT stuck");
        assertThat(run(emulator).exitCode()).isEqualTo(OK);
        assertThat(stored.ids()).isEqualTo(ids());
    }

    @Test
    void keepsTheDatabaseOffTheEventLoops() throws Exception {
        prepareDatabase();
        stored.update("CREATE TRIGGER off_the_event_loops BEFORE INSERT ON connection FOR EACH ROW CALL '"
                + OffTheEventLoops.class.getName() + "'");

        assertThat(run(emulator).err()).isEmpty();

        assertThat(stored.ids()).isEqualTo(ids());
    }

    /** A trigger that H2 calls for each row, on the thread that inserts it. */
    public static final class OffTheEventLoops implements Trigger {

        @Override
        public void fire(Connection connection, Object[] before, Object[] after) throws SQLException {
            if (Schedulers.isInNonBlockingThread()) {
                throw new SQLException("blocks " + Thread.currentThread().getName());
            }
        }
    }

    @Test
    void reportsHowToStartOverIfTheCheckpointHasExpired() throws Exception {
        emulator.inject(Fault.delay(Duration.ZERO).times(3), Fault.error(403, "AccessDeniedException"));
        run(emulator);
        try (PartnerCentralEmulator other =
                PartnerCentralEmulator.builder().connections(500).seed(1).start()) {

            Run refused = run(other);

            assertThat(refused.exitCode()).isEqualTo(FAILED);
            assertThat(refused.err())
                    .contains("ValidationException", "NextToken")
                    .endsWith("; if the stored checkpoint has expired, start over with --restart\n");
            assertThat(stored.ids()).isEqualTo(ids().subList(0, 256));
            assertThat(run(other, "--restart").exitCode()).isEqualTo(OK);
            assertThat(stored.ids()).isEqualTo(ids(other));
        }
    }

    @Test
    void rejectsAnInvalidDatabase() {
        assertThat(runWith("--database", "h2:connections").err()).startsWith("Invalid value for option '--database': ");
        assertThat(runWith("--database", "r2dbc:h2:connections").exitCode()).isEqualTo(INVALID_ARGUMENTS);
        assertThat(runWith("--endpoint", "http://example.com", "--database", stored.url())
                        .err())
                .startsWith("Invalid value for option '--endpoint': must start with https:// unless its host is this"
                        + " machine's loopback, but is http://example.com/");
    }

    /** Creates a database without connections. */
    private void prepareDatabase() {
        try (ConnectionStore store = new ConnectionStore(stored.url())) {
            store.prepare().block();
            assertThat(store.checkpoint().block()).isEqualTo(Checkpoint.start());
        }
    }

    private record Run(int exitCode, String out, String err) {}

    private Run succeeded(String out) {
        return new Run(OK, stored.locationMessage() + out + stored.locationMessage() + stored.queryHint(), "");
    }

    private Run run(PartnerCentralEmulator service, String... more) {
        List<String> arguments =
                new ArrayList<>(List.of("--endpoint", service.endpoint().toString(), "--database", stored.url()));
        arguments.addAll(List.of(more));
        return runWith(arguments.toArray(String[]::new));
    }

    private static Run runWith(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Pipeline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString(), err.toString());
    }

    private List<String> ids() {
        return ids(emulator);
    }

    private static List<String> ids(PartnerCentralEmulator service) {
        return service.account(0).connections().stream()
                .map(EmulatedConnection::id)
                .toList();
    }

    private static String asStored(EmulatedConnection connection) {
        return connection.otherParticipantAccountId() + " "
                + connection.types().entrySet().stream()
                        .map(type -> type.getKey() + ":" + type.getValue().status())
                        .collect(Collectors.joining(","))
                + " "
                + (connection.updatedAt().getEpochSecond() * 1_000_000
                        + connection.updatedAt().getNano() / 1_000);
    }
}
