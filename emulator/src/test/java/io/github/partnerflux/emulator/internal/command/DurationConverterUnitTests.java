// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.command;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.time.Duration;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import picocli.CommandLine.TypeConversionException;

class DurationConverterUnitTests {

    @ParameterizedTest
    @CsvSource({"20ms, PT0.02S", "0ms, PT0S", "1s, PT1S", "90s, PT1M30S", "2m, PT2M", "PT0.5S, PT0.5S"})
    void reads(String text, Duration duration) {
        assertThat(new DurationConverter().convert(text)).isEqualTo(duration);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "20", "20 ms", "1.5s", "-1s", "1h30", "soon", "9999999999999s"})
    void rejects(String text) {
        assertThatExceptionOfType(TypeConversionException.class)
                .isThrownBy(() -> new DurationConverter().convert(text))
                .withMessage("must be a duration such as 20ms, 1s, 2m or PT0.5S, but is " + text);
    }
}
