package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Writes a table with one line per connection. Ids are always complete; other columns may be truncated or omitted. */
final class TableWriter implements RowWriter {

    private static final String GAP = "  ";

    private static final int TYPES_WIDTH = 54;

    /** The smallest useful width of a text column. */
    private static final int MIN_TEXT_WIDTH = 12;

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private static final Column ID = new Column("ID", 17, ConnectionSummary::id);
    private static final Column ACCOUNT = new Column("ACCOUNT", 12, ConnectionSummary::otherParticipantAccountId);
    private static final Column UPDATED = new Column("UPDATED", 10, TableWriter::updated);
    private static final Column TYPES = new Column("TYPES", TYPES_WIDTH, Cells::types);
    /** The last column, because the real width of names depends on script, font and terminal. */
    private static final Column NAME = new Column("NAME", UNLIMITED, Cells::names);

    private final List<Column> columns;
    private final int width;

    private TableWriter(List<Column> columns, int width) {
        this.columns = columns;
        this.width = width;
    }

    /** Creates a table for files and programs, in which nothing is truncated. */
    static TableWriter unlimited() {
        return new TableWriter(List.of(ID, ACCOUNT, UPDATED, TYPES, NAME), UNLIMITED);
    }

    /** Creates a table whose lines fit a terminal of this width. */
    static TableWriter fitting(int width) {
        for (List<Column> whole : List.of(List.of(ID, ACCOUNT, UPDATED), List.of(ID, ACCOUNT))) {
            int left = width - whole.stream().mapToInt(Column::widthWithGap).sum();
            int types = Math.min(TYPES_WIDTH, (left - GAP.length()) / 2);
            if (types >= MIN_TEXT_WIDTH) {
                List<Column> columns = new ArrayList<>(whole);
                columns.add(TYPES.withWidth(types));
                columns.add(NAME.withWidth(left - types - GAP.length()));
                return new TableWriter(columns, width);
            }
        }
        return new TableWriter(List.of(ID, ACCOUNT, NAME), width);
    }

    @Override
    public byte[] header() {
        return line(Column::title);
    }

    @Override
    public byte[] row(ConnectionSummary connection) {
        return line(column -> SafeText.replaceUnsafe(column.value().apply(connection)));
    }

    private byte[] line(Function<Column, String> value) {
        StringBuilder line = new StringBuilder();
        for (Column column : columns) {
            String text = value.apply(column);
            if (width != UNLIMITED) {
                text = DisplayWidth.truncate(text, column.width());
            }
            line.append(column.isLast() ? text : DisplayWidth.pad(text, column.width()) + GAP);
        }
        return (DisplayWidth.truncate(line.toString(), width) + System.lineSeparator())
                .getBytes(StandardCharsets.UTF_8);
    }

    private static String updated(ConnectionSummary connection) {
        return connection.updatedAt().atOffset(ZoneOffset.UTC).toLocalDate().toString();
    }

    private record Column(String title, int width, Function<ConnectionSummary, String> value) {

        Column withWidth(int other) {
            return new Column(title, other, value);
        }

        int widthWithGap() {
            return width + GAP.length();
        }

        boolean isLast() {
            return title.equals(NAME.title);
        }
    }
}
