package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ConnectionType;
import io.github.partnerflux.model.ConnectionTypeStatus;
import io.github.partnerflux.model.ConnectionTypeSummary;
import io.github.partnerflux.model.Participant;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RowFormatUnitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =HYPERLINK("x") | `"'=HYPERLINK(""x"")"`
            +1              | '+1
            -1              | '-1
            @x              | '@x
            Acme            | Acme
            "Acme"          | `\"""Acme""\"`
            a=b             | a=b
            """)
    void keepsSpreadsheetsFromComputingNames(String name, String cell) {
        assertThat(row(RowFormat.CSV, named(name))).endsWith("," + cell + "\r\n");
    }

    @Test
    void keepsNamesFromSteeringTheTerminal() {
        assertThat(row(RowFormat.TABLE, named("Ac\u001b[2Jme\n")))
                .endsWith("  Ac\uFFFD[2Jme\uFFFD" + System.lineSeparator());
    }

    @Test
    void writesAKindOfParticipantThatIsNotKnownYet() {
        ConnectionSummary connection = of(new Participant.Unknown("Robot"));

        assertThat(row(RowFormat.NDJSON, connection))
                .contains("\"OtherParticipant\":{\"Unknown\":{\"Tag\":\"Robot\"}}");
        assertThat(row(RowFormat.CSV, connection)).endsWith(",SUBSIDIARY:ACTIVE,\r\n");
    }

    private static ConnectionSummary named(String name) {
        return of(new Participant.Account(name));
    }

    private static ConnectionSummary of(Participant participant) {
        return new ConnectionSummary(
                "AWS",
                "pac-0123456789abc",
                "arn",
                "123456789012",
                Instant.EPOCH,
                Map.of(ConnectionType.SUBSIDIARY, new ConnectionTypeSummary(ConnectionTypeStatus.ACTIVE, participant)));
    }

    private static String row(RowFormat format, ConnectionSummary connection) {
        return new String(format.row(connection), StandardCharsets.UTF_8);
    }
}
