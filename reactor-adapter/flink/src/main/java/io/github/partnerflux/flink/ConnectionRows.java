// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.flink;

import io.github.partnerflux.ChangeEvent;
import io.github.partnerflux.ChangeEvent.Added;
import io.github.partnerflux.ChangeEvent.Changed;
import io.github.partnerflux.ChangeEvent.Removed;
import io.github.partnerflux.FleetEvent;
import io.github.partnerflux.FleetEvent.Item;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import java.util.HashMap;
import java.util.Map;
import org.apache.flink.api.common.functions.FlatMapFunction;
import org.apache.flink.api.common.typeinfo.TypeInformation;
import org.apache.flink.api.common.typeinfo.Types;
import org.apache.flink.api.java.typeutils.ResultTypeQueryable;
import org.apache.flink.types.Row;
import org.apache.flink.types.RowKind;
import org.apache.flink.util.Collector;

/**
 * Functions from the events of a source to rows of connections, for Flink's Table API.
 *
 * <pre>{@code
 * Table connections = tables.fromChangelogStream(
 *         changes.flatMap(ConnectionRows.ofChanges()),
 *         Schema.newBuilder().primaryKey("account", "id").build(),
 *         ChangelogMode.upsert());
 * }</pre>
 *
 * <p>The columns are {@code account STRING}, {@code id STRING}, {@code catalog STRING}, {@code arn STRING}, {@code
 * other_participant_account_id STRING}, {@code updated_at TIMESTAMP_LTZ(9)} and {@code connection_types MAP<STRING,
 * ROW<status STRING, other_participant_id STRING, other_participant_name STRING>>}, by the name of the type. The ID of
 * the other participant is that of its profile, or {@code NULL} if it has none.
 */
public final class ConnectionRows {

    private static final TypeInformation<Row> TYPE = Types.ROW_NAMED(
            new String[] {
                "account", "id", "catalog", "arn", "other_participant_account_id", "updated_at", "connection_types"
            },
            Types.STRING,
            Types.STRING,
            Types.STRING,
            Types.STRING,
            Types.STRING,
            Types.INSTANT,
            Types.MAP(
                    Types.STRING,
                    Types.ROW_NAMED(
                            new String[] {"status", "other_participant_id", "other_participant_name"},
                            Types.STRING,
                            Types.STRING,
                            Types.STRING)));

    private ConnectionRows() {}

    /**
     * Returns a function from the events of a {@link PartnerConnectionsSource} to a row for each connection. Other
     * events have no rows.
     *
     * @return a function whose result type Flink finds
     */
    public static FlatMapFunction<FleetEvent<ConnectionSummary>, Row> ofConnections() {
        return new OfConnections();
    }

    /**
     * Returns a function from the events of a {@link PartnerConnectionChangesSource} to an upsert changelog with the
     * key {@code account, id}: {@link RowKind#INSERT} for {@link Added}, {@link RowKind#UPDATE_AFTER} for {@link
     * Changed} and, with the key alone, {@link RowKind#DELETE} for {@link Removed}. Other events have no rows.
     *
     * @return a function whose result type Flink finds
     */
    public static FlatMapFunction<FleetEvent<ChangeEvent<ConnectionSummary>>, Row> ofChanges() {
        return new OfChanges();
    }

    private static Row row(RowKind kind, String account, ConnectionSummary connection) {
        Map<String, Row> types = new HashMap<>();
        connection.connectionTypes().forEach((type, summary) -> types.put(type.value(), row(summary)));
        return Row.ofKind(
                kind,
                account,
                connection.id(),
                connection.catalog(),
                connection.arn(),
                connection.otherParticipantAccountId(),
                connection.updatedAt(),
                types);
    }

    private static Row row(ConnectionTypeSummary type) {
        Row row = new Row(3);
        row.setField(0, type.status().value());
        Participant participant = type.otherParticipant();
        if (participant instanceof Participant.PartnerProfile profile) {
            row.setField(1, profile.id());
            row.setField(2, profile.name());
        } else if (participant instanceof Participant.SellerProfile profile) {
            row.setField(1, profile.id());
            row.setField(2, profile.name());
        } else if (participant instanceof Participant.Account account) {
            row.setField(2, account.name());
        }
        return row;
    }

    private static Row deletion(String account, String id) {
        Row row = new Row(RowKind.DELETE, TYPE.getArity());
        row.setField(0, account);
        row.setField(1, id);
        return row;
    }

    private static final class OfConnections
            implements FlatMapFunction<FleetEvent<ConnectionSummary>, Row>, ResultTypeQueryable<Row> {

        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(FleetEvent<ConnectionSummary> event, Collector<Row> out) {
            if (event instanceof Item<ConnectionSummary> item) {
                out.collect(row(RowKind.INSERT, item.account(), item.item()));
            }
        }

        @Override
        public TypeInformation<Row> getProducedType() {
            return TYPE;
        }
    }

    private static final class OfChanges
            implements FlatMapFunction<FleetEvent<ChangeEvent<ConnectionSummary>>, Row>, ResultTypeQueryable<Row> {

        private static final long serialVersionUID = 1L;

        @Override
        public void flatMap(FleetEvent<ChangeEvent<ConnectionSummary>> event, Collector<Row> out) {
            if (event instanceof Item<ChangeEvent<ConnectionSummary>> item) {
                ChangeEvent<ConnectionSummary> change = item.item();
                if (change instanceof Added<ConnectionSummary> added) {
                    out.collect(row(RowKind.INSERT, item.account(), added.item()));
                } else if (change instanceof Changed<ConnectionSummary> changed) {
                    out.collect(row(RowKind.UPDATE_AFTER, item.account(), changed.item()));
                } else if (change instanceof Removed<ConnectionSummary> removed) {
                    out.collect(deletion(item.account(), removed.id()));
                }
            }
        }

        @Override
        public TypeInformation<Row> getProducedType() {
            return TYPE;
        }
    }
}
