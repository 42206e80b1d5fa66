// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.apache.flink.api.common.eventtime.WatermarkStrategy;
import org.apache.flink.configuration.Configuration;
import org.apache.flink.configuration.PipelineOptions;
import org.apache.flink.streaming.api.datastream.DataStream;
import org.apache.flink.streaming.api.environment.StreamExecutionEnvironment;
import org.apache.flink.table.api.Schema;
import org.apache.flink.table.api.Table;
import org.apache.flink.table.api.bridge.java.StreamTableEnvironment;
import org.apache.flink.table.connector.ChangelogMode;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.CloseableIterator;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import software.amazon.awssdk.auth.credentials.ProfileCredentialsProvider;

/** The samples of the guide. */
@Timeout(value = 3, unit = TimeUnit.MINUTES) // The planner of tables is slow to start on a busy machine.
class FlinkGuideTests {

    private static final int CONNECTIONS = 5;

    private PartnerCentralEmulator emulator;
    private StreamExecutionEnvironment environment;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder()
                .accounts(2)
                .connections(CONNECTIONS)
                .start();
        Configuration configuration = new Configuration();
        configuration.set(PipelineOptions.GENERIC_TYPES, false);
        environment = StreamExecutionEnvironment.getExecutionEnvironment(configuration);
        environment.setParallelism(1);
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    @Test
    void listing() {
        // #region listing
        PartnerConnectionsSource source = PartnerConnectionsSource.builder()
                .accounts(AccountDiscovery.of(List.of("prod", "test")))
                .credentials(profile -> ProfileCredentialsProvider.create(profile))
                .request(request -> request.catalog("AWS"))
                .cycle(Duration.ofHours(1)) // without it, the job ends when all accounts are listed
                .build();
        DataStream<FleetEvent<ConnectionSummary>> events = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "connections")
                .uid("connections");
        // #endregion listing
        assertThat(events.getType()).isEqualTo(PartnerfluxTypes.fleetEvent(PartnerfluxTypes.connectionSummary()));
    }

    @Test
    void changes() {
        // #region changes
        PartnerConnectionChangesSource source = PartnerConnectionsSource.builder()
                .accounts(AccountDiscovery.of(List.of("prod", "test")))
                .credentials(profile -> ProfileCredentialsProvider.create(profile))
                .request(request -> request.catalog("AWS"))
                .watch()
                .every(Duration.ofMinutes(15))
                .build();
        DataStream<FleetEvent<ChangeEvent<ConnectionSummary>>> changes = environment
                .fromSource(source, WatermarkStrategy.noWatermarks(), "changes")
                .uid("changes");
        // #endregion changes
        assertThat(changes.getType())
                .isEqualTo(PartnerfluxTypes.fleetEvent(
                        PartnerfluxTypes.changeEvent(PartnerfluxTypes.connectionSummary())));
    }

    @Test
    void tableOfConnections() throws Exception {
        DataStream<FleetEvent<ConnectionSummary>> events = environment.fromSource(
                EmulatedFleet.source(emulator).build(), WatermarkStrategy.noWatermarks(), "connections");
        // #region table
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        tables.createTemporaryView(
                "partner_connections", tables.fromDataStream(events.flatMap(ConnectionRows.ofConnections())));
        Table types = tables.sqlQuery("""
                SELECT account, id, connection_type, detail.status, detail.other_participant_name
                FROM partner_connections CROSS JOIN UNNEST(connection_types) AS t (connection_type, detail)""");
        // #endregion table
        Set<Row> expected = new HashSet<>();
        EmulatedFleet.listed(emulator)
                .forEach((account, connections) -> connections
                        .values()
                        .forEach(connection -> connection
                                .connectionTypes()
                                .forEach((type, summary) -> expected.add(Row.of(
                                        account,
                                        connection.id(),
                                        type.value(),
                                        summary.status().value(),
                                        EmulatedFleet.name(summary.otherParticipant()))))));
        CloseableIterator<Row> rows = types.execute().collect();
        try {
            assertThat(rows).toIterable().containsExactlyInAnyOrderElementsOf(expected);
        } finally {
            rows.close();
        }
    }

    @Test
    void tableOfChanges() throws Exception {
        DataStream<FleetEvent<ChangeEvent<ConnectionSummary>>> changes = environment.fromSource(
                EmulatedFleet.source(emulator)
                        .watch()
                        .every(Duration.ofMillis(50))
                        .build(),
                WatermarkStrategy.noWatermarks(),
                "changes");
        // #region table-changes
        StreamTableEnvironment tables = StreamTableEnvironment.create(environment);
        Table connections = tables.fromChangelogStream(
                changes.flatMap(ConnectionRows.ofChanges()),
                Schema.newBuilder().primaryKey("account", "id").build(),
                ChangelogMode.upsert());
        tables.createTemporaryView("partner_connections", connections);
        Table counts = tables.sqlQuery("SELECT account, COUNT(*) AS listed FROM partner_connections GROUP BY account");
        // #endregion table-changes
        CloseableIterator<Row> rows = counts.execute().collect();
        try {
            awaitRow(rows, "test", CONNECTIONS);
            emulator.account(0).addConnection("AWS", "SUBSIDIARY");
            awaitRow(rows, "test", CONNECTIONS + 1);
            String first = emulator.account(0).connections().get(0).id();
            emulator.account(0).renameOtherParticipant("AWS", first, "Acme");
            emulator.account(0).removeConnection("AWS", first);
            awaitRow(rows, "test", CONNECTIONS);
        } finally {
            rows.close();
        }
    }

    private static void awaitRow(CloseableIterator<Row> rows, String account, long size) {
        Row row;
        do {
            row = rows.next();
        } while (row.getKind() == RowKind.DELETE
                || row.getKind() == RowKind.UPDATE_BEFORE
                || !row.getField(0).equals(account)
                || !row.getField(1).equals(size));
    }
}
