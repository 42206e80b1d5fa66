// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.ChangeEvent.Synced;
import io.github.partnerflux.Checkpoint;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Completed;
import io.github.partnerflux.FleetEvent.Failed;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.Snapshot;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.functions.util.ListCollector;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class ConnectionRowsUnitTests {

    private static final String ACCOUNT = "prod";
    private static final Instant UPDATED_AT = Instant.parse("2026-01-02T03:04:05.123456789Z");
    private static final ConnectionSummary CONNECTION =
            connection(new Participant.PartnerProfile("pprofile-1", "Acme"));

    @Test
    void aConnectionIsInserted() throws Exception {
        assertThat(rows(ConnectionRows.ofConnections(), item(CONNECTION)))
                .containsExactly(row(RowKind.INSERT, "pprofile-1", "Acme"));
    }

    static Stream<Arguments> participants() {
        return Stream.of(
                Arguments.of(new Participant.PartnerProfile("pprofile-1", "Acme"), "pprofile-1", "Acme"),
                Arguments.of(new Participant.SellerProfile("seller-1", "Acme"), "seller-1", "Acme"),
                Arguments.of(new Participant.Account("Acme"), null, "Acme"),
                Arguments.of(new Participant.Unknown("Reseller"), null, null));
    }

    @ParameterizedTest
    @MethodSource("participants")
    void theIdOfAParticipantIsThatOfItsProfile(Participant participant, String id, String name) throws Exception {
        assertThat(rows(ConnectionRows.ofConnections(), item(connection(participant))))
                .containsExactly(row(RowKind.INSERT, id, name));
    }

    @Test
    void changesAreAnUpsertChangelog() throws Exception {
        assertThat(rows(
                        ConnectionRows.ofChanges(),
                        item(new Added<>(CONNECTION)),
                        item(new Changed<>(CONNECTION)),
                        item(new Removed<>("pac-1"))))
                .containsExactly(
                        row(RowKind.INSERT, "pprofile-1", "Acme"),
                        row(RowKind.UPDATE_AFTER, "pprofile-1", "Acme"),
                        Row.ofKind(RowKind.DELETE, ACCOUNT, "pac-1", null, null, null, null, null));
    }

    @Test
    void otherEventsHaveNoRows() throws Exception {
        FleetEvent<ConnectionSummary> completed = new Completed<>(ACCOUNT, 1, 1, 0);
        FleetEvent<ConnectionSummary> failed =
                new Failed<>(ACCOUNT, new IllegalStateException(), Checkpoint.start(), 0);
        FleetEvent<ChangeEvent<ConnectionSummary>> synced = item(new Synced<>(Snapshot.none(), 1));

        assertThat(rows(ConnectionRows.ofConnections(), completed, failed)).isEmpty();
        assertThat(rows(ConnectionRows.ofChanges(), synced, new Completed<>(ACCOUNT, 1, 1, 0)))
                .isEmpty();
    }

    private static Row row(RowKind kind, String participantId, String participantName) {
        return Row.ofKind(
                kind,
                ACCOUNT,
                "pac-1",
                "AWS",
                "arn:x",
                "210987654321",
                UPDATED_AT,
                Map.of("RESALE", Row.of("ACTIVE", participantId, participantName)));
    }

    private static ConnectionSummary connection(Participant participant) {
        return new ConnectionSummary(
                "AWS",
                "pac-1",
                "arn:x",
                "210987654321",
                UPDATED_AT,
                Map.of(
                        new ConnectionType("RESALE"),
                        new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, participant)));
    }

    private static <T> FleetEvent<T> item(T item) {
        return new Item<>(ACCOUNT, item, Checkpoint.start());
    }

    @SafeVarargs
    private static <T> List<Row> rows(FlatMapFunction<FleetEvent<T>, Row> function, FleetEvent<T>... events)
            throws Exception {
        List<Row> rows = new ArrayList<>();
        for (FleetEvent<T> event : events) {
            function.flatMap(event, new ListCollector<>(rows));
        }
        return rows;
    }
}
