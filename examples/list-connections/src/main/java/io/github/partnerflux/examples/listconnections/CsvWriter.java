// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonUnwrapped;
import io.github.partnerflux.model.ConnectionSummary;
import java.io.ByteArrayOutputStream;
import java.text.Normalizer;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** Writes CSV as in RFC 4180; for spreadsheets optionally with a byte order mark, and with account ids as text. */
final class CsvWriter implements RowWriter {

    private static final CsvMapper MAPPER = CsvMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
            // By default, long values are quoted without need.
            .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
            .build();

    // Without it, Excel decodes the text in the system's own encoding.
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private final boolean forSpreadsheets;
    private final boolean severalAccounts;
    private final CsvSchema schema;
    private final ObjectWriter rows;

    private CsvWriter(boolean forSpreadsheets, boolean severalAccounts) {
        this.forSpreadsheets = forSpreadsheets;
        this.severalAccounts = severalAccounts;
        this.schema = MAPPER.schemaFor(severalAccounts ? AccountCsvRow.class : CsvRow.class)
                .withLineSeparator("\r\n");
        this.rows = MAPPER.writer(schema);
    }

    static CsvWriter plain(boolean severalAccounts) {
        return new CsvWriter(false, severalAccounts);
    }

    static CsvWriter forSpreadsheets(boolean severalAccounts) {
        return new CsvWriter(true, severalAccounts);
    }

    @Override
    public byte[] header() {
        ByteArrayOutputStream header = new ByteArrayOutputStream();
        if (forSpreadsheets) {
            header.writeBytes(BYTE_ORDER_MARK);
        }
        header.writeBytes(MAPPER.writer(schema.withHeader()).writeValueAsBytes(new CsvRow[0]));
        return header.toByteArray();
    }

    @Override
    public byte[] row(Row row) {
        CsvRow connection = csvRow(row.connection());
        return rows.writeValueAsBytes(
                severalAccounts ? new AccountCsvRow(account(row.account()), connection) : connection);
    }

    private CsvRow csvRow(ConnectionSummary connection) {
        return new CsvRow(
                cell(connection.id()),
                cell(connection.catalog()),
                cell(connection.arn()),
                account(connection.otherParticipantAccountId()),
                connection.updatedAt().toString(),
                cell(Cells.types(connection)),
                cell(Cells.names(connection)));
    }

    /** Returns the id as a formula where needed: spreadsheets take plain digits for a number and drop leading zeros. */
    private String account(String id) {
        return forSpreadsheets && id.matches("[0-9]+") ? "=\"" + id + "\"" : cell(id);
    }

    /**
     * Returns a text that no spreadsheet evaluates. Participants choose their names, and a name such as
     * {@code =HYPERLINK(..)} could leak the table; an apostrophe turns it into text. NDJSON has the unchanged name.
     */
    private static String cell(String text) {
        String safe = SafeText.replaceUnsafe(text);
        return isFormula(safe) ? "'" + safe : safe;
    }

    /** Some spreadsheets also accept full-width and small forms of the signs, and ignore spaces before them. */
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

    @JsonPropertyOrder({"account", "connection"})
    private record AccountCsvRow(
            String account, @JsonUnwrapped CsvRow connection) {}
}
