package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.Checkpointed;
import io.github.partnerflux.model.ConnectionSummary;
import io.r2dbc.spi.Result;
import io.r2dbc.spi.Statement;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;
import org.springframework.r2dbc.connection.R2dbcTransactionManager;
import org.springframework.r2dbc.connection.SingleConnectionFactory;
import org.springframework.r2dbc.core.DatabaseClient;
import org.springframework.transaction.reactive.TransactionalOperator;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/** A database with the connections of one listing, and the checkpoint up to which they are stored. */
final class ConnectionStore implements AutoCloseable {

    private static final List<String> TABLES = List.of(
            """
            CREATE TABLE IF NOT EXISTS connection (
                seq BIGINT GENERATED ALWAYS AS IDENTITY,
                id VARCHAR PRIMARY KEY,
                other_participant_account_id VARCHAR NOT NULL,
                updated_at TIMESTAMP(6) WITH TIME ZONE NOT NULL,
                connection_types VARCHAR NOT NULL
            )""",
            // A table with one row.
            "CREATE TABLE IF NOT EXISTS progress (checkpoint VARCHAR NOT NULL)",
            "INSERT INTO progress SELECT '" + Checkpoint.start() + "' WHERE NOT EXISTS (SELECT * FROM progress)");

    /**
     * Fails on a duplicate, which would be a bug: rows and checkpoint are stored together, so no row is repeated. Use
     * "insert or update" if connections may change during the listing, and may thus appear on two pages.
     */
    private static final String INSERT = "INSERT INTO connection"
            + " (id, other_participant_account_id, updated_at, connection_types) VALUES ($1, $2, $3, $4)";

    private final SingleConnectionFactory session;
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
        // Transactions run one after the other, so one session suffices.
        session = new SingleConnectionFactory(url, true);
        database = DatabaseClient.create(session);
        transactions = TransactionalOperator.create(new R2dbcTransactionManager(session));
    }

    /** Creates the tables that are missing. */
    Mono<Void> prepare() {
        return inTransaction(Flux.fromIterable(TABLES)
                .concatMap(sql -> database.sql(sql).then())
                .then());
    }

    Mono<DatabaseLocation> location() {
        return inTransaction(database.sql("CALL COALESCE(DATABASE_PATH(), '')")
                .mapValue(String.class)
                .one()
                .map(DatabaseLocation::new));
    }

    /** Returns the position after the last stored connection. */
    Mono<Checkpoint> checkpoint() {
        return inTransaction(database.sql("SELECT checkpoint FROM progress")
                .mapValue(String.class)
                .one()
                .map(Checkpoint::parse));
    }

    Mono<Long> count() {
        return inTransaction(database.sql("SELECT COUNT(*) FROM connection")
                .mapValue(Long.class)
                .one());
    }

    /** Stores the connections and the checkpoint after the last one in one transaction. */
    Mono<Void> add(List<Checkpointed<ConnectionSummary>> batch) {
        Checkpoint reached = batch.get(batch.size() - 1).next();
        return inTransaction(insert(batch).then(moveTo(reached)));
    }

    /** Deletes all connections and resets the checkpoint. */
    Mono<Void> clear() {
        return inTransaction(database.sql("DELETE FROM connection").then().then(moveTo(Checkpoint.start())));
    }

    /** Closes the session. Blocks until it is closed. */
    @Override
    public void close() {
        session.destroy();
    }

    private Mono<Void> insert(List<Checkpointed<ConnectionSummary>> batch) {
        return database.inConnectionMany(connection -> {
                    Statement insert = connection.createStatement(INSERT);
                    for (int i = 0; i < batch.size(); i++) {
                        if (i > 0) {
                            insert.add();
                        }
                        bind(insert, batch.get(i).item());
                    }
                    return Flux.from(insert.execute()).concatMap(Result::getRowsUpdated);
                })
                .then();
    }

    private static void bind(Statement insert, ConnectionSummary connection) {
        insert.bind(0, connection.id())
                .bind(1, connection.otherParticipantAccountId())
                .bind(2, connection.updatedAt().atOffset(ZoneOffset.UTC))
                .bind(
                        3,
                        connection.connectionTypes().entrySet().stream()
                                .map(type ->
                                        type.getKey() + ":" + type.getValue().status())
                                .collect(Collectors.joining(",")));
    }

    private Mono<Void> moveTo(Checkpoint checkpoint) {
        return database.sql("UPDATE progress SET checkpoint = :checkpoint")
                .bind("checkpoint", checkpoint.toString())
                .then();
    }

    /**
     * Runs the work in a transaction. An embedded H2 accesses its files on the subscribing thread, even through R2DBC,
     * and must stay off the event loops; a database across the network would not need the scheduler.
     */
    private <T> Mono<T> inTransaction(Mono<T> work) {
        return transactions.transactional(work).subscribeOn(Schedulers.boundedElastic());
    }
}
