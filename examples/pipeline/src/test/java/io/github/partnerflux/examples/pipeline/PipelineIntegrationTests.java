// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.FleetAccount;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.examples.pipeline.StoredConnections.StoredChange;
import io.github.partnerflux.test.emulator.StsServer;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.h2.api.Trigger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.scheduler.Schedulers;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

class PipelineIntegrationTests {

    private static final int OK = 0;
    private static final int FAILED = 1;
    private static final int INVALID_ARGUMENTS = 2;

    private static final String CATALOG = "AWS";

    @TempDir
    Path directory;

    private StoredConnections stored;
    private ProfilesFile profiles;
    private PartnerCentralEmulator emulator;
    private EmulatedAccount first;
    private EmulatedAccount second;
    private EmulatedAccount third;

    @BeforeEach
    void start() throws IOException {
        stored = new StoredConnections(directory.resolve("connections"));
        emulator = PartnerCentralEmulator.builder().accounts(3).connections(250).start();
        first = emulator.account(0);
        second = emulator.account(1);
        third = emulator.account(2);
        profiles = new ProfilesFile(directory.resolve("credentials"));
        profiles.write(emulator);
        System.setProperty(ProfilesFile.PROPERTY, profiles.path().toString());
    }

    @AfterEach
    void stop() {
        System.clearProperty(ProfilesFile.PROPERTY);
        emulator.close();
    }

    @Test
    void mirrorsAllAccounts() throws Exception {
        Run run = poll();

        assertThat(run.err()).isEmpty();
        assertThat(run.exitCode()).isEqualTo(OK);
        assertThat(run.out())
                .isEqualTo("The database is in " + stored.file()
                        + ".mv.db.\nTo see the last changes once this program has stopped:\n  "
                        + new DatabaseLocation(stored.file().toString()).queryCommand()
                        + """


                        time        accounts       added     changed     removed      failed
                        hh:mm:ss           3         750           0           0           0
                        """);
        assertMirrored(first, second, third);
        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(750);
        String id = id(third, 249);
        assertThat(changes(third, id))
                .containsExactly(new StoredChange(
                        "ADDED", StoredConnections.listed(third).get(id)));
    }

    @Test
    void storesWhatHasChangedSinceTheLastRun() throws Exception {
        poll();
        String renamed = id(first, 0);
        String cancelled = idOfActiveConnection(first);
        String removed = id(second, 100);
        String removedContent = StoredConnections.listed(second).get(removed);
        first.renameOtherParticipant(CATALOG, renamed, "Another name");
        first.cancelConnection(CATALOG, cancelled);
        second.removeConnection(CATALOG, removed);
        String added = third.addConnection(CATALOG, "SUBSIDIARY");

        Run run = poll();

        assertThat(run.lastLine()).isEqualTo("hh:mm:ss           3           1           2           1           0");
        assertMirrored(first, second, third);
        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(754);
        assertThat(changes(first, renamed)).element(1).isEqualTo(changed(first, renamed));
        assertThat(changes(first, cancelled)).element(1).isEqualTo(changed(first, cancelled));
        assertThat(changes(second, removed))
                .containsExactly(new StoredChange("ADDED", removedContent), new StoredChange("REMOVED", "removed"));
        assertThat(changes(third, added))
                .containsExactly(new StoredChange(
                        "ADDED", StoredConnections.listed(third).get(added)));
        // All changes of a poll have the same time.
        assertThat(stored.number("SELECT COUNT(DISTINCT polled_at) FROM changes WHERE account = 'test'"))
                .isEqualTo(2);
    }

    @Test
    void storesNothingIfNothingHasChanged() throws Exception {
        poll();

        assertThat(poll().lastLine()).isEqualTo("hh:mm:ss           3           0           0           0           0");

        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(750);
    }

    @Test
    void anAccountThatFailsDoesNotAffectTheOthersAndRecovers() throws Exception {
        profiles.invalidate(second);

        Run run = poll();

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err())
                .startsWith("Account test-2 failed: ")
                .contains("InvalidSignatureException")
                .hasLineCount(1);
        assertThat(run.lastLine()).isEqualTo("hh:mm:ss           3         500           0           0           1");
        assertMirrored(first, third);
        profiles.write(emulator);

        assertThat(poll().lastLine()).isEqualTo("hh:mm:ss           3         250           0           0           0");

        assertMirrored(first, second, third);
    }

    @Test
    void pollsAccountsConcurrently() throws Exception {
        emulator.inject(Fault.never().times(3));
        try (PartnerCentralAccountClient client = client();
                ConnectionStore store = new ConnectionStore(stored.url())) {
            store.open(false).block();

            Disposable cycle = new FleetMirror(client, accounts(), store, failure -> {})
                    .cycle()
                    .subscribe();

            emulator.awaitRequest(2).get(30, TimeUnit.SECONDS);
            cycle.dispose();
        }
    }

    @Test
    void anAccountThatFailsIsPolledAgainInTheNextCycle() throws Exception {
        // The second page of an account: its changes so far are dropped, and repeated by the next poll.
        emulator.inject(Fault.delay(Duration.ZERO).times(3), Fault.error(403, "AccessDeniedException"));
        List<Cycle> cycles = new ArrayList<>();
        List<Poll.Failed> failures = new ArrayList<>();
        try (PartnerCentralAccountClient client = client();
                ConnectionStore store = new ConnectionStore(stored.url())) {
            store.open(false).block();

            new FleetMirror(client, accounts(), store, failures::add)
                    .cycles(Duration.ZERO)
                    .take(2)
                    .doOnNext(cycles::add)
                    .blockLast(Duration.ofSeconds(60));
        }

        assertThat(cycles).containsExactly(new Cycle(3, 500, 0, 0, 1), new Cycle(3, 250, 0, 0, 0));
        assertThat(failures).hasSize(1);
        assertMirrored(first, second, third);
        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(750);
    }

    @Test
    void reportsADamagedSnapshotOfAnAccount() throws Exception {
        poll();
        stored.update("UPDATE snapshots SET snapshot = SUBSTRING(snapshot, 1, 100) WHERE account = 'test-2'");
        emulator.accounts().forEach(account -> account.removeConnection(CATALOG, id(account, 7)));

        Run run = poll();

        assertThat(run.exitCode()).isEqualTo(FAILED);
        assertThat(run.err())
                .startsWith("Account test-2 failed: its stored snapshot is invalid: ")
                .hasLineCount(1);
        assertThat(run.lastLine()).isEqualTo("hh:mm:ss           3           0           0           2           1");
        assertMirrored(first, third);
        assertThat(poll("--restart").exitCode()).isEqualTo(OK);
        assertMirrored(first, second, third);
    }

    @Test
    void startsOverIfRequested() throws Exception {
        poll();

        Run run = poll("--restart");

        assertThat(run.lastLine()).isEqualTo("hh:mm:ss           3         750           0           0           0");
        assertMirrored(first, second, third);
        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(750);
    }

    @Test
    void storesNothingWithoutTheSnapshot() throws Exception {
        createTables();
        stored.update("ALTER TABLE snapshots ADD CONSTRAINT stuck CHECK (account <> 'test-2')");

        Run failed = poll();

        assertThat(failed.exitCode()).isEqualTo(FAILED);
        assertThat(failed.err()).contains("DataIntegrityViolationException");
        assertThat(stored.mirror(second)).isEmpty();
        assertThat(stored.changes(second)).isEmpty();
        stored.update("ALTER TABLE snapshots DROP CONSTRAINT stuck");
        assertThat(poll().exitCode()).isEqualTo(OK);
        assertMirrored(first, second, third);
        assertThat(stored.number("SELECT COUNT(*) FROM changes")).isEqualTo(750);
    }

    @Test
    void keepsTheDatabaseOffTheEventLoops() throws Exception {
        createTables();
        for (String table : List.of("connections", "changes", "snapshots")) {
            stored.update("CREATE TRIGGER off_the_event_loops_" + table + " BEFORE INSERT ON " + table
                    + " FOR EACH ROW CALL '" + OffTheEventLoops.class.getName() + "'");
        }

        assertThat(poll().err()).isEmpty();

        assertMirrored(first, second, third);
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
    void rejectsADatabaseOfTheEarlierVersion() throws Exception {
        stored.update("CREATE TABLE connection (id VARCHAR PRIMARY KEY)");
        stored.update("CREATE TABLE progress (checkpoint VARCHAR NOT NULL)");

        Run refused = poll();

        assertThat(refused)
                .isEqualTo(new Run(
                        FAILED,
                        "",
                        "the database is of an earlier version of this program; delete its data with --restart, or use"
                                + " another --database\n"));
        assertThat(poll("--restart").exitCode()).isEqualTo(OK);
        assertMirrored(first, second, third);
    }

    @Test
    void mirrorsASingleAccountWithoutProfiles() throws Exception {
        Run run = run("--endpoint", emulator.endpoint().toString(), "--database", stored.url(), "--once");

        assertThat(run.lastLine()).isEqualTo("hh:mm:ss           1         250           0           0           0");
        assertThat(stored.number("SELECT COUNT(*) FROM connections WHERE account = 'default'"))
                .isEqualTo(250);
    }

    @Test
    void assumesTheRoleOfAProfile() throws Exception {
        StsServer sts = StsServer.start(second);
        System.setProperty("aws.endpointUrlSts", sts.endpoint().toString());
        profiles.addRole("partner", first);
        try {
            Run run = run(
                    "--endpoint",
                    emulator.endpoint().toString(),
                    "--database",
                    stored.url(),
                    "--once",
                    "--profile=partner");

            assertThat(run.err()).isEmpty();
            assertThat(stored.number("SELECT COUNT(*) FROM connections WHERE account = 'partner'"))
                    .isEqualTo(250);
        } finally {
            System.clearProperty("aws.endpointUrlSts");
            sts.close();
        }
    }

    @Test
    @DisabledOnOs(OS.WINDOWS)
    void printsACommandThatShowsTheLastChanges() throws Exception {
        Run run = poll();

        String command = run.out()
                .lines()
                .filter(line -> line.startsWith("  java "))
                .findFirst()
                .orElseThrow();
        Process shell = new ProcessBuilder("sh", "-c", command)
                .redirectErrorStream(true)
                .start();
        String shown = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(shown).as(command).contains("ADDED", "test", "pac-").contains("(10 rows");
        assertThat(shell.waitFor()).isZero();
    }

    @Test
    void reportsThatADatabaseInMemoryIsNotKept() {
        Run run = run(
                "--endpoint", emulator.endpoint().toString(), "--database", "r2dbc:h2:mem:///connections", "--once");

        assertThat(run.exitCode()).isEqualTo(OK);
        assertThat(run.out()).startsWith("The database is in memory, and lost when this program exits.\n");
    }

    @Test
    void rejectsInvalidOptions() {
        assertThat(run("--database", "h2:connections").err()).startsWith("Invalid value for option '--database': ");
        assertThat(run("--database", "r2dbc:h2:connections").exitCode()).isEqualTo(INVALID_ARGUMENTS);
        assertThat(run("--endpoint", "http://example.com", "--database", stored.url())
                        .err())
                .startsWith("Invalid value for option '--endpoint': must start with https:// unless its host is this"
                        + " machine's loopback, but is http://example.com/");
        assertThat(run("--profile", "test").err())
                .startsWith("Invalid value for option '--profile': requires --aws or --endpoint");
        assertThat(run("--every", "-PT1S").err())
                .startsWith("Invalid value for option '--every': must not be negative");
    }

    private PartnerCentralAccountClient client() {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .build();
    }

    private Flux<FleetAccount> accounts() {
        return Flux.fromIterable(emulator.accounts())
                .map(EmulatedAccount::accessKeyId)
                .map(profile -> FleetAccount.of(profile, () -> ProfileCredentialsProvider.create(profile)));
    }

    private void createTables() {
        try (ConnectionStore store = new ConnectionStore(stored.url())) {
            store.open(false).block();
        }
    }

    private void assertMirrored(EmulatedAccount... accounts) throws SQLException {
        for (EmulatedAccount account : accounts) {
            assertThat(stored.mirror(account)).as(account.accessKeyId()).isEqualTo(StoredConnections.listed(account));
        }
    }

    private List<StoredChange> changes(EmulatedAccount account, String id) throws SQLException {
        return stored.changes(account).getOrDefault(id, List.of());
    }

    private static StoredChange changed(EmulatedAccount account, String id) {
        return new StoredChange("CHANGED", StoredConnections.listed(account).get(id));
    }

    private static String id(EmulatedAccount account, int index) {
        return account.connections().get(index).id();
    }

    private static String idOfActiveConnection(EmulatedAccount account) {
        return account.connections().stream()
                .skip(1)
                .filter(connection ->
                        connection.types().values().stream().anyMatch(type -> type.cancellation() == null))
                .findFirst()
                .orElseThrow()
                .id();
    }

    private record Run(int exitCode, String out, String err) {

        String lastLine() {
            return out.lines().reduce((line, next) -> next).orElse("");
        }
    }

    /** Polls the emulated accounts once. */
    private Run poll(String... more) {
        List<String> arguments = new ArrayList<>(
                List.of("--endpoint", emulator.endpoint().toString(), "--database", stored.url(), "--once"));
        arguments.addAll(ProfilesFile.arguments(emulator));
        arguments.addAll(List.of(more));
        return run(arguments.toArray(String[]::new));
    }

    private static Run run(String... arguments) {
        StringWriter out = new StringWriter();
        StringWriter err = new StringWriter();
        int exitCode = Pipeline.commandLine()
                .setOut(new PrintWriter(out, true))
                .setErr(new PrintWriter(err, true))
                .execute(arguments);
        return new Run(exitCode, out.toString().replaceAll("\\d\\d:\\d\\d:\\d\\d", "hh:mm:ss"), err.toString());
    }
}
