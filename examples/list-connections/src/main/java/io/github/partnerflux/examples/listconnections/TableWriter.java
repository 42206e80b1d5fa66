// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import io.github.partnerflux.model.ConnectionSummary;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.List;
import java.util.OptionalInt;
import java.util.function.Function;
import java.util.stream.Stream;

/** Writes a table with one line per connection. Ids are always complete; other columns may be truncated or omitted. */
final class TableWriter implements RowWriter {

    private static final String GAP = "  ";

    private static final int TYPES_WIDTH = 54;

    /** The smallest useful width of a text column. */
    private static final int MIN_TEXT_WIDTH = 12;

    private static final int UNLIMITED = Integer.MAX_VALUE;

    private static final int LEAST_ACCOUNT_WIDTH = "ACCOUNT".length();
    private static final int MOST_ACCOUNT_WIDTH = 16;

    private static final Column ID = Column.of("ID", 17, ConnectionSummary::id);
    private static final Column OTHER_ACCOUNT = Column.of("ACCOUNT", 12, ConnectionSummary::otherParticipantAccountId);
    private static final Column UPDATED = Column.of("UPDATED", 10, TableWriter::updated);
    private static final Column TYPES = Column.of("TYPES", TYPES_WIDTH, Cells::types);
    /** The last column, because the real width of names depends on script, font and terminal. */
    private static final Column NAME = Column.of("NAME", UNLIMITED, Cells::names);

    private final List<Column> columns;
    private final int width;

    private TableWriter(List<Column> columns, int width) {
        this.columns = columns;
        this.width = width;
    }

    /** Creates a table for files and programs, in which nothing is truncated. */
    static TableWriter unlimited(OptionalInt accountWidth) {
        return new TableWriter(with(ids(accountWidth, UNLIMITED), UPDATED, TYPES, NAME), UNLIMITED);
    }

    /** Creates a table whose lines fit a terminal of this width. */
    static TableWriter fitting(int width, OptionalInt accountWidth) {
        List<Column> ids = ids(accountWidth, MOST_ACCOUNT_WIDTH);
        for (List<Column> whole : List.of(with(ids, UPDATED), ids)) {
            int left = width - whole.stream().mapToInt(Column::widthWithGap).sum();
            int types = Math.min(TYPES_WIDTH, (left - GAP.length()) / 2);
            if (types >= MIN_TEXT_WIDTH) {
                return new TableWriter(
                        with(whole, TYPES.withWidth(types), NAME.withWidth(left - types - GAP.length())), width);
            }
        }
        return new TableWriter(with(ids, NAME), width);
    }

    /** Returns the first columns; with several accounts, the other participant's account has another title. */
    private static List<Column> ids(OptionalInt accountWidth, int most) {
        if (accountWidth.isEmpty()) {
            return List.of(ID, OTHER_ACCOUNT);
        }
        int width = Math.max(LEAST_ACCOUNT_WIDTH, Math.min(most, accountWidth.getAsInt()));
        return List.of(new Column("ACCOUNT", width, Row::account), ID, OTHER_ACCOUNT.withTitle("PARTNER"));
    }

    private static List<Column> with(List<Column> columns, Column... more) {
        return Stream.concat(columns.stream(), Stream.of(more)).toList();
    }

    @Override
    public byte[] header() {
        return line(Column::title);
    }

    @Override
    public byte[] row(Row row) {
        return line(column -> SafeText.replaceUnsafe(column.value().apply(row)));
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

    private record Column(String title, int width, Function<Row, String> value) {

        static Column of(String title, int width, Function<ConnectionSummary, String> value) {
            return new Column(title, width, row -> value.apply(row.connection()));
        }

        Column withTitle(String other) {
            return new Column(other, width, value);
        }

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
