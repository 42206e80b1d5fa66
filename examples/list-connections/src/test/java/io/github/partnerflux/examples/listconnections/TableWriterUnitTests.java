// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static io.github.partnerflux.examples.listconnections.Connections.named;
import static io.github.partnerflux.examples.listconnections.Connections.row;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableWriterUnitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            140 | `pac-0123456789abc  012345678901  1970-01-01  SUBSIDIARY:ACTIVE                               An Example Company of Some Length`
            80  | pac-0123456789abc  012345678901  1970-01-01  SUBSIDIARY:ACTI…  An Example Compa…
            60  | pac-0123456789abc  012345678901  SUBSIDIARY:…  An Example C…
            45  | pac-0123456789abc  012345678901  An Example …
            20  | pac-0123456789abc  …
            """)
    void fitsTheTerminal(int width, String line) {
        assertThat(row(TableWriter.fitting(width, OptionalInt.empty()), named("An Example Company of Some Length")))
                .isEqualTo(line + System.lineSeparator());
    }

    @ParameterizedTest
    @ValueSource(ints = {140, 80, 60, 45, 20, 1})
    void hasAHeaderThatFits(int width) {
        String header = new String(
                        TableWriter.fitting(width, OptionalInt.empty()).header(), StandardCharsets.UTF_8)
                .stripTrailing();

        assertThat(header).hasSizeLessThanOrEqualTo(width);
    }

    @Test
    void truncatesNothingInAnUnlimitedTable() {
        String name = "An Example Company ".repeat(20) + "Ltd.";

        assertThat(row(TableWriter.unlimited(OptionalInt.empty()), named(name)))
                .endsWith("  " + name + System.lineSeparator());
    }

    @Test
    void alignsByColumnsOfTheScreen() {
        assertThat(DisplayWidth.pad("東京", 6) + "|").isEqualTo("東京  |");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\u001b", "\n", "\u009b", "\u202a", "\u202e", "\u2066", "\u2069", "\u200e", "\u200f"})
    void keepsNamesFromControllingTheTerminal(String unsafe) {
        assertThat(row(TableWriter.unlimited(OptionalInt.empty()), named("Ac" + unsafe + "[2Jme")))
                .endsWith("  Ac\uFFFD[2Jme" + System.lineSeparator());
    }
}
