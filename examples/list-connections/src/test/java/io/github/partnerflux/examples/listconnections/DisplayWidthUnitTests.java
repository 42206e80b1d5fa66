// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.examples.listconnections;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DisplayWidthUnitTests {

    private static final String FAMILY = "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67";

    @ParameterizedTest
    @CsvSource({
        "Acme, 4",
        "東京クラウド, 12",
        "ｱｸﾒ, 3",
        "＝, 2",
        "e\u0301, 1",
        "הַ, 1",
        "\uD83D\uDE00, 2",
        "⚡, 2",
        "❤\uFE0F, 3",
        "…, 1",
        "'', 0",
    })
    void countsColumns(String text, int width) {
        assertThat(DisplayWidth.of(text)).isEqualTo(width);
    }

    @ParameterizedTest
    @CsvSource({
        "Acme, 4, Acme",
        "Acme, 3, Ac…",
        "Acme, 1, …",
        "東京, 4, 東京",
        "東京クラウド, 6, 東京…",
        // A wide character that fits only in part is omitted.
        "東京クラウド, 7, 東京ク…",
        "東京クラウド, 8, 東京ク…",
        // An accent stays with its letter.
        "e\u0301e\u0301e\u0301, 2, e\u0301…",
        FAMILY + "abc, 5, …",
        FAMILY + "abc, 7, " + FAMILY + "…",
    })
    void truncatesBetweenCharacters(String text, int width, String truncated) {
        assertThat(DisplayWidth.truncate(text, width)).isEqualTo(truncated);
        assertThat(DisplayWidth.of(truncated)).isLessThanOrEqualTo(width);
    }
}
