package io.github.partnerflux.examples.listconnections;

import com.fasterxml.jackson.annotation.JsonPropertyOrder;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.Participant;
import java.nio.charset.StandardCharsets;
import java.time.ZoneOffset;
import java.util.stream.Collectors;
import tools.jackson.databind.ObjectWriter;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;
import tools.jackson.dataformat.csv.CsvWriteFeature;

/** How connections are written. Everything is UTF-8. */
enum RowFormat {

    /** For reading. The names come last, because how wide they are on the screen depends on script, font and terminal. */
    TABLE {
        private static final String COLUMNS = "%-17s  %-12s  %-10s  %-54s  %s%n";

        @Override
        byte[] header() {
            return utf8(COLUMNS.formatted("ID", "ACCOUNT", "UPDATED", "TYPES", "NAME"));
        }

        @Override
        byte[] row(ConnectionSummary connection) {
            return utf8(COLUMNS.formatted(
                    visible(connection.id()),
                    visible(connection.otherParticipantAccountId()),
                    connection.updatedAt().atOffset(ZoneOffset.UTC).toLocalDate(),
                    visible(types(connection)),
                    visible(names(connection))));
        }

        /** Others choose their names: control characters in them could steer the terminal. */
        private static String visible(String text) {
            return text.replaceAll("\\p{Cc}", "\uFFFD");
        }
    },

    /** For programs: members are named as in the AWS API. */
    NDJSON {
        private static final ObjectWriter WRITER = JsonMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                .addMixIn(Participant.class, Tagged.class)
                .build()
                .writerFor(ConnectionSummary.class);

        @Override
        byte[] header() {
            return new byte[0];
        }

        @Override
        byte[] row(ConnectionSummary connection) {
            return utf8(WRITER.writeValueAsString(connection) + "\n");
        }
    },

    /** For spreadsheets: RFC 4180. */
    CSV {
        private static final CsvMapper MAPPER = CsvMapper.builder()
                .propertyNamingStrategy(PropertyNamingStrategies.UPPER_CAMEL_CASE)
                // Else what is merely long is quoted too.
                .enable(CsvWriteFeature.STRICT_CHECK_FOR_QUOTING)
                .build();

        private static final CsvSchema SCHEMA = MAPPER.schemaFor(CsvRow.class).withLineSeparator("\r\n");

        private static final ObjectWriter ROW = MAPPER.writer(SCHEMA);

        @Override
        byte[] header() {
            return MAPPER.writer(SCHEMA.withHeader()).writeValueAsBytes(new CsvRow[0]);
        }

        @Override
        byte[] row(ConnectionSummary connection) {
            return ROW.writeValueAsBytes(new CsvRow(
                    connection.id(),
                    connection.catalog(),
                    connection.arn(),
                    connection.otherParticipantAccountId(),
                    connection.updatedAt().toString(),
                    types(connection),
                    notAFormula(names(connection))));
        }

        /**
         * Spreadsheets compute what begins like a formula, and others choose their names: {@code =HYPERLINK(..)} could carry
         * the table away. The apostrophe makes it text. Who needs the name to the letter takes NDJSON.
         */
        private static String notAFormula(String text) {
            return text.isEmpty() || "=+-@\t\r\n".indexOf(text.charAt(0)) < 0 ? text : "'" + text;
        }
    };

    abstract byte[] header();

    abstract byte[] row(ConnectionSummary connection);

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** As {@code --connection-type} takes them, for example {@code SUBSIDIARY:ACTIVE}. */
    private static String types(ConnectionSummary connection) {
        return connection.connectionTypes().entrySet().stream()
                .map(type -> type.getKey() + ":" + type.getValue().status())
                .collect(Collectors.joining(","));
    }

    private static String names(ConnectionSummary connection) {
        return connection.connectionTypes().values().stream()
                .map(type -> name(type.otherParticipant()))
                .distinct()
                .collect(Collectors.joining("; "));
    }

    private static String name(Participant participant) {
        if (participant instanceof Participant.PartnerProfile partner) {
            return partner.name();
        } else if (participant instanceof Participant.SellerProfile seller) {
            return seller.name();
        } else if (participant instanceof Participant.Account account) {
            return account.name();
        }
        return "";
    }

    /** The API's way to write a union: {@code {"Account":{"Name":"..."}}}. */
    @JsonTypeInfo(use = JsonTypeInfo.Id.SIMPLE_NAME, include = JsonTypeInfo.As.WRAPPER_OBJECT)
    private interface Tagged {}

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
