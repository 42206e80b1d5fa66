package io.github.partnerflux.examples.listconnections;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** RFC 4180, with two concessions for spreadsheets that are asked for: a byte order mark, and account ids as text. */
final class CsvWriter implements RowWriter {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            // Else what is merely long is quoted too.
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .build();

    private static final CsvSchema SCHEMA = MAPPER.schemaFor(CsvRow.class).withLineSeparator("\r\n");

    private static final ObjectWriter ROW = MAPPER.writer(SCHEMA);

    /** Without it, Excel takes the text for the system's own encoding. */
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final boolean forSpreadsheets;

    private CsvWriter(boolean forSpreadsheets) {
        this.forSpreadsheets = forSpreadsheets;
    }

    static CsvWriter plain() {
        return new CsvWriter(false);
    }

    static CsvWriter forSpreadsheets() {
        return new CsvWriter(true);
    }

    @Override
    public byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        if (forSpreadsheets) {
            header.writeBytes(BYTE_ORDER_MARK);
        }
        header.writeBytes(MAPPER.writer(SCHEMA.withHeader()).writeValueAsBytes(new CsvRow[0]));
        return header.toByteArray();
    }

    @Override
    public byte[] row(ConnectionSummary connection) {
        return ROW.writeValueAsBytes(new CsvRow(
                cell(connection.id()),
                cell(connection.catalog()),
                cell(connection.arn()),
                account(connection.otherParticipantAccountId()),
                connection.updatedAt().toString(),
                cell(Cells.types(connection)),
                cell(Cells.names(connection))));
    }

    /** A spreadsheet takes digits for a number, and drops the zeros that it begins with, unless a formula says that it is text. */
    private String account(String id) {
        return forSpreadsheets && id.matches("[0-9]+") ? "=\"" + id + "\"" : cell(id);
    }

    /**
     * Spreadsheets compute what begins like a formula, and others choose their names: {@code =HYPERLINK(..)} could carry the table
     * away. The apostrophe makes it text. Who needs the name to the letter takes NDJSON.
     */
    private static String cell(String text) {
        String safe = SafeText.replaceUnsafe(text);
        return isFormula(safe) ? "'" + safe : safe;
    }

    /** Full-width and small signs count as the plain ones do in some spreadsheets, which also ignore spaces before them. */
    private static boolean isFormula(String text) {
        String plain = Normalizer.normalize(text, Normalizer.Form.NFKC).stripLeading();
        return !plain.isEmpty() && "=+-@".indexOf(plain.charAt(0)) >= 0;
    }

    @JsonPropertyOrder({
        "id",
        "catalog",
        "arn",
        "otherParticipantAccountId",
        "updatedAt",
        "connectionTypes",
        "otherParticipantNames"
    })
    private record CsvRow(
            String id,
            String catalog,
            String arn,
            String otherParticipantAccountId,
            String updatedAt,
            String connectionTypes,
            String otherParticipantNames) {}
}
