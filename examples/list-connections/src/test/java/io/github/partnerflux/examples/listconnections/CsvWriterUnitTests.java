// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Connections.named;
import static io.github.partnerflux.examples.listconnections.Connections.row;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.model.Participant;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CsvWriterUnitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            =HYPERLINK("x") | `"'=HYPERLINK(""x"")"`
            +1              | '+1
            -1              | '-1
            @x              | '@x
            ＝1             | '＝1
            ＋1             | '＋1
            －1             | '－1
            ＠x             | '＠x
            ﹢1             | '﹢1
            ` =1`           | `' =1`
            `\u3000＝1`     | `'\u3000＝1`
            Acme            | Acme
            "Acme"          | `\"""Acme""\"`
            Acme, Inc.      | `"Acme, Inc."`
            a=b             | a=b
            """)
    void keepsSpreadsheetsFromEvaluatingNames(String name, String cell) {
        assertThat(row(CsvWriter.plain(false), named(name))).endsWith("," + cell + "\r\n");
        assertThat(row(CsvWriter.forSpreadsheets(false), named(name))).endsWith("," + cell + "\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"\t", "\r", "\n", "\u0000", "\u001b", "\u007f", "\u009b", "\u2028", "\u200f", "\u202e", "\u2066"
            })
    void replacesCharactersThatBreakOrReverseLines(String unsafe) {
        assertThat(row(CsvWriter.plain(false), named(unsafe + "=1" + unsafe)))
                .isEqualTo("pac-0123456789abc,AWS,arn,012345678901,1970-01-01T00:00:00Z,SUBSIDIARY:ACTIVE,"
                        + "\uFFFD=1\uFFFD\r\n");
    }

    @Test
    void writesPlainAccountIdsForPrograms() {
        assertThat(row(CsvWriter.plain(false), named("Acme"))).contains(",arn,012345678901,");
        assertThat(CsvWriter.plain(false).header())
                .asString(StandardCharsets.UTF_8)
                .startsWith("Id,");
    }

    @Test
    void writesAccountIdsAsTextForSpreadsheets() {
        assertThat(row(CsvWriter.forSpreadsheets(false), named("Acme"))).contains(",arn,\"=\"\"012345678901\"\"\",");
    }

    @Test
    void startsWithAByteOrderMarkForSpreadsheets() {
        assertThat(CsvWriter.forSpreadsheets(false).header())
                .startsWith(0xEF, 0xBB, 0xBF)
                .asString(StandardCharsets.UTF_8)
                .isEqualTo("\uFEFF" + new String(CsvWriter.plain(false).header(), StandardCharsets.UTF_8));
    }

    @Test
    void leavesTheNameOfAnUnknownKindOfParticipantEmpty() {
        assertThat(row(CsvWriter.plain(false), Connections.with(new Participant.Unknown("Robot"))))
                .endsWith(",SUBSIDIARY:ACTIVE,\r\n");
    }
}
