// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.DateTimeException;
import java.time.Instant;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class HttpDateUnitTests {

    private static final Instant NOW = Instant.parse("2026-07-01T12:00:00Z");

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '"',
            value = {
                "\"Sun, 06 Nov 1994 08:49:37 GMT\", 1994-11-06T08:49:37Z",
                "\"Fri, 02 Jan 2026 03:04:05 GMT\", 2026-01-02T03:04:05Z",
                "\"Fri, 02 Jan 2026 03:04:05 +0000\", 2026-01-02T03:04:05Z",
                "\"02 Jan 2026 03:04:05 GMT\", 2026-01-02T03:04:05Z",
                "\"Sun, 06-Nov-94 08:49:37 GMT\", 1994-11-06T08:49:37Z",
                "\"Sunday, 06-Nov-94 08:49:37 GMT\", 1994-11-06T08:49:37Z",
                "\"Friday, 02-Jan-26 03:04:05 GMT\", 2026-01-02T03:04:05Z",
                "Sun Nov  6 08:49:37 1994, 1994-11-06T08:49:37Z",
                "Sat Sep 16 08:49:37 2000, 2000-09-16T08:49:37Z"
            })
    void readsEachForm(String text, Instant expected) {
        assertThat(HttpDate.parse(text, NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource({
        "02-Jan-27, 2027-01-02T00:00:00Z",
        "02-Jan-76, 2076-01-02T00:00:00Z",
        "01-Jul-76, 2076-07-01T00:00:00Z",
        "02-Jul-76, 1976-07-02T00:00:00Z",
        "02-Jan-77, 1977-01-02T00:00:00Z",
        "02-Jan-99, 1999-01-02T00:00:00Z",
        "29-Feb-00, 2000-02-29T00:00:00Z"
    })
    void takesTwoDigitsForAYearThatIsNotMoreThan50YearsAhead(String date, Instant expected) {
        assertThat(HttpDate.parse("Monday, " + date + " 00:00:00 GMT", NOW)).isEqualTo(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "Fri, ",
                "yesterday",
                "1767323045",
                "2026-01-02T03:04:05Z",
                "Fri, 32 Jan 2026 03:04:05 GMT",
                "Friday, 02-Jan-2026 03:04:05 GMT",
                "Fri Jan 32 03:04:05 2026"
            })
    void refusesEverythingElse(String text) {
        assertThatExceptionOfType(DateTimeException.class).isThrownBy(() -> HttpDate.parse(text, NOW));
    }
}
