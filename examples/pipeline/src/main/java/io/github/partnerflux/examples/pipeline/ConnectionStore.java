// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.Snapshot;
import io.github.partnerflux.examples.pipeline.Change.Kind;
import io.r2dbc.spi.Connection;
import io.r2dbc.spi.ConnectionFactories;
import io.r2dbc.spi.ConnectionFactory;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.util.List;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A database with the connections of each account, all changes of them, and the snapshot of each account's last poll.
 */
final class ConnectionStore implements AutoCloseable {

    private static final List<String> CREATE_TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS connections (
                account VARCHAR,
                id VARCHAR,
                %s,
                PRIMARY KEY (account, id)
            )""".formatted(ConnectionColumns.DEFINITIONS),
            // The columns of a connection are null if it was removed.
            """
            CREATE TABLE IF NOT EXISTS changes (
                seq BIGINT GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
                polled_at TIMESTAMP(6) WITH TIME ZONE DEFAULT CURRENT_TIMESTAMP,
                account VARCHAR NOT NULL,
                kind VARCHAR NOT NULL,
                id VARCHAR NOT NULL,
                %s
            )""".formatted(ConnectionColumns.DEFINITIONS),
            "CREATE TABLE IF NOT EXISTS snapshots (account VARCHAR PRIMARY KEY, snapshot CLOB NOT NULL)");

    /** Includes the tables of an earlier version, which stored a single account. */
    private static final String DROP_TABLES =
            "DROP TABLE IF EXISTS connections, changes, snapshots, connection, progress";

    private static final String IS_OF_EARLIER_VERSION =
            "SELECT COUNT(*) FROM information_schema.tables WHERE table_schema = 'PUBLIC' AND table_name = 'PROGRESS'";

    private final SingleConnectionFactory firstSession;
    private final DatabaseClient database;
    private final TransactionalOperator transactions;

    /**
     * Creates a store. Nothing is connected yet.
     *
     * @param url an R2DBC URL
     * @throws IllegalArgumentException if the URL is invalid
     * @throws IllegalStateException if there is no driver for it
     */
    ConnectionStore(String url) {
        // An embedded H2 closes its database with the last session.
        firstSession = new SingleConnectionFactory(url, true);
        // Opens a session for each transaction, which is cheap within this process. Use a pool across the network.
        ConnectionFactory sessions = ConnectionFactories.get(url);
        database = DatabaseClient.create(sessions);
        transactions = TransactionalOperator.create(new R2dbcTransactionManager(sessions));
    }

    /**
     * Opens the database, and creates the tables that are missing.
     *
     * @param restart whether to delete the tables that exist
     */
    Mono<Void> open(boolean restart) {
        Mono<Void> existing = restart ? database.sql(DROP_TABLES).then() : rejectEarlierVersion();
        Mono<Void> missing = Flux.fromIterable(CREATE_TABLES)
                .concatMap(sql -> database.sql(sql).then())
                .then();
        return firstSession
                .create()
                .then(inTransaction(existing.then(missing)))
                .subscribeOn(Schedulers.boundedElastic());
    }

    private Mono<Void> rejectEarlierVersion() {
        return database.sql(IS_OF_EARLIER_VERSION)
                .mapValue(Long.class)
                .one()
                .filter(tables -> tables > 0)
                .flatMap(tables -> Mono.error(new IllegalStateException(
                        "the database is of an earlier version of this program; delete its data with --restart, or use"
                                + " another --database")));
    }

    Mono<DatabaseLocation> location() {
        return inTransaction(database.sql("CALL COALESCE(DATABASE_PATH(), '')")
                .mapValue(String.class)
                .one()
                .map(DatabaseLocation::new));
    }

    /** Returns the snapshot of the account's last poll. Empty before the first one. */
    Mono<Snapshot> snapshot(String account) {
        return inTransaction(database.sql("SELECT snapshot FROM snapshots WHERE account = :account")
                        .bind("account", account)
                        .mapValue(String.class)
                        .one())
                .map(ConnectionStore::parse);
    }

    private static Snapshot parse(String text) {
        try {
            return Snapshot.parse(text);
        } catch (IllegalArgumentException e) {
            throw new IllegalStateException("its stored snapshot is invalid: " + e.getMessage(), e);
        }
    }

    /** Stores the changes of a poll and its snapshot in one transaction. */
    Mono<Void> add(Poll.Succeeded poll) {
        Mono<Void> changes = database.inConnectionMany(
                        session -> Flux.fromArray(Kind.values()).concatMap(kind -> execute(session, kind, poll)))
                .then();
        return inTransaction(changes.then(save(poll.account(), poll.snapshot())));
    }

    private static Mono<Void> execute(Connection session, Kind kind, Poll.Succeeded poll) {
        List<Change> changes =
                poll.changes().stream().filter(change -> change.kind() == kind).toList();
        if (changes.isEmpty()) {
            return Mono.empty();
        }
        return Flux.fromIterable(statements(kind))
                .concatMap(sql -> execute(session.createStatement(sql), poll.account(), changes))
                .then();
    }

    /**
     * The insertion is not an "insert or update", and fails on a duplicate. It would be a bug, because the changes and
     * the snapshot are stored together.
     */
    private static List<String> statements(Kind kind) {
        return switch (kind) {
            case ADDED ->
                List.of(
                        insertChange(kind),
                        "INSERT INTO connections (account, id, " + ConnectionColumns.NAMES
                                + ") VALUES ($1, $2, $3, $4, $5, $6)");
            case CHANGED ->
                List.of(
                        insertChange(kind),
                        "UPDATE connections SET (" + ConnectionColumns.NAMES
                                + ") = ($3, $4, $5, $6) WHERE account = $1 AND id = $2");
            case REMOVED ->
                List.of(
                        "INSERT INTO changes (kind, account, id) VALUES ('REMOVED', $1, $2)",
                        "DELETE FROM connections WHERE account = $1 AND id = $2");
        };
    }

    private static String insertChange(Kind kind) {
        return "INSERT INTO changes (kind, account, id, " + ConnectionColumns.NAMES + ") VALUES ('" + kind
                + "', $1, $2, $3, $4, $5, $6)";
    }

    private static Mono<Void> execute(Statement statement, String account, List<Change> changes) {
        for (int i = 0; i < changes.size(); i++) {
            if (i > 0) {
                statement.add();
            }
            Change change = changes.get(i);
            statement.bind(0, account).bind(1, change.id());
            if (change.connection() != null) {
                ConnectionColumns.bind(statement, 2, change.connection());
            }
        }
        return Flux.from(statement.execute()).concatMap(Result::getRowsUpdated).then();
    }

    private Mono<Void> save(String account, Snapshot snapshot) {
        return database.sql("MERGE INTO snapshots (account, snapshot) VALUES (:account, :snapshot)")
                .bind("account", account)
                .bind("snapshot", snapshot.text())
                .then();
    }

    /** Closes the database. Blocks until it is closed. */
    @Override
    public void close() {
        firstSession.destroy();
    }

    /**
     * Runs the work in a transaction. An embedded H2 accesses its files on the subscribing thread, even through R2DBC,
     * and must stay off the event loops; a database across the network would not need the scheduler.
     */
    private <T> Mono<T> inTransaction(Mono<T> work) {
        return transactions.transactional(work).subscribeOn(Schedulers.boundedElastic());
    }
}
