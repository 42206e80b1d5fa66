// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.pipeline;

import io.github.partnerflux.emulator.EmulatedAccount;
import io.github.partnerflux.emulator.EmulatedConnection;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Access to the database of a program that has exited. */
record StoredConnections(Path file) {

    /** The content of a connection as text; "removed" if there is none. */
    private static final String CONTENT =
            "COALESCE(other_participant_account_id || '|' || other_participant_name || '|'"
                    + " || DATEDIFF(MICROSECOND, TIMESTAMP WITH TIME ZONE '1970-01-01 00:00:00Z', updated_at)"
                    + " || '|' || connection_types, 'removed')";

    /** A row of the table of changes. */
    record StoredChange(String kind, String content) {}

    /** Returns the program's {@code --database} argument. */
    String url() {
        return "r2dbc:h2:file:///" + file + "?options=WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Returns the content of each connection of an account by its ID. */
    Map<String, String> mirror(EmulatedAccount account) throws SQLException {
        Map<String, String> contents = new LinkedHashMap<>();
        for (List<String> row :
                rows("SELECT id, " + CONTENT + " FROM connections WHERE account = '" + account.accessKeyId() + "'")) {
            contents.put(row.get(0), row.get(1));
        }
        return contents;
    }

    /** Returns the changes of an account by the ID of the connection, in their order. */
    Map<String, List<StoredChange>> changes(EmulatedAccount account) throws SQLException {
        Map<String, List<StoredChange>> changes = new LinkedHashMap<>();
        for (List<String> row : rows("SELECT id, kind, " + CONTENT + " FROM changes WHERE account = '"
                + account.accessKeyId() + "' ORDER BY seq")) {
            changes.computeIfAbsent(row.get(0), id -> new ArrayList<>()).add(new StoredChange(row.get(1), row.get(2)));
        }
        return changes;
    }

    /** Returns what {@link #mirror} should return. */
    static Map<String, String> listed(EmulatedAccount account) {
        Map<String, String> contents = new LinkedHashMap<>();
        account.connections().forEach(connection -> contents.put(connection.id(), content(connection)));
        return contents;
    }

    private static String content(EmulatedConnection connection) {
        return String.join(
                "|",
                connection.otherParticipantAccountId(),
                connection.types().values().stream()
                        .map(EmulatedConnection.Type::participantName)
                        .distinct()
                        .collect(Collectors.joining(", ")),
                String.valueOf(connection.updatedAt().getEpochSecond() * 1_000_000
                        + connection.updatedAt().getNano() / 1_000),
                connection.types().entrySet().stream()
                        .map(type -> type.getKey() + ":" + type.getValue().status())
                        .collect(Collectors.joining(",")));
    }

    /** Returns the number that a query returns. */
    long number(String sql) throws SQLException {
        return Long.parseLong(rows(sql).get(0).get(0));
    }

    private List<List<String>> rows(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet result = statement.executeQuery(sql)) {
            int columns = result.getMetaData().getColumnCount();
            List<List<String>> rows = new ArrayList<>();
            while (result.next()) {
                List<String> row = new ArrayList<>();
                for (int column = 1; column <= columns; column++) {
                    row.add(result.getString(column));
                }
                rows.add(row);
            }
            return rows;
        }
    }

    void update(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement()) {
            statement.executeUpdate(sql);
        }
    }

    private Connection connect() throws SQLException {
        return DriverManager.getConnection("jdbc:h2:file:" + file);
    }
}
