package io.github.partnerflux.examples.pipeline;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** Access to the database of a program that has exited. */
record StoredConnections(Path file) {

    /** Returns the program's {@code --database} argument. */
    String url() {
        return "r2dbc:h2:file:///" + file + "?options=WRITE_DELAY=0;DB_CLOSE_ON_EXIT=FALSE";
    }

    /** Returns the line that the program prints first, and again at its end. */
    String locationMessage() {
        return "The database is in " + file + ".mv.db.\n";
    }

    /** Returns the lines that the program prints last. */
    String queryHint() {
        return "To query the database:\n  " + new DatabaseLocation(file.toString()).queryCommand() + "\n";
    }

    /** Returns the ids in the order in which they were stored. */
    List<String> ids() throws SQLException {
        return query("SELECT id FROM connection ORDER BY seq");
    }

    String checkpoint() throws SQLException {
        return query("SELECT checkpoint FROM progress").get(0);
    }

    List<String> query(String sql) throws SQLException {
        try (Connection connection = connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            List<String> values = new ArrayList<>();
            while (rows.next()) {
                values.add(rows.getString(1));
            }
            return values;
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
