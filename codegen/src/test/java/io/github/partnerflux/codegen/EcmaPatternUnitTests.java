// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.codegen;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EcmaPatternUnitTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "[a-zA-Z0-9-]+",
                "[A-Za-z-_]{2}(?::x)?|\\w\\.",
                "[\\u0020-\\u007E\\n]+",
                "[!#$%&'*+/=?^_`{|}~.-]+"
            })
    void keepsWhatMeansTheSame(String pattern) {
        assertThat(EcmaPattern.toJava(pattern)).isEqualTo(pattern);
    }

    /** The results are those of JavaScript. */
    @ParameterizedTest
    @CsvSource({
        "\\s, 00A0, true",
        "\\s, FEFF, true",
        "\\s, 2028, true",
        "\\s, 3000, true",
        "\\s, 000B, true",
        "\\s, 0085, false",
        "\\S, 00A0, false",
        "\\S, 0085, true",
        "[^\\/\\s], 2003, false",
        "[^\\/\\s], 0041, true",
        "[\\S], FEFF, false",
        "[\\S], 0041, true",
        "[\\u0041-\\u005A], 0042, true",
        "[a[b], 005B, true",
        "[a&&b], 0026, true",
        "[a&&b], 0061, true"
    })
    void matchesWhatEcmaMatches(String pattern, String codePoint, boolean matches) {
        String text = Character.toString(Integer.parseInt(codePoint, 16));

        assertThat(text.matches(EcmaPattern.toJava(pattern))).isEqualTo(matches);
    }

    @ParameterizedTest
    @ValueSource(strings = {"a.b", "^a", "a$", "(?<name>a)", "(?!a)", "\\p{L}", "\\bword", "(a)\\1"})
    void rejectsWhatMayMeanSomethingElse(String pattern) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> EcmaPattern.toJava(pattern))
                .withMessageContaining("in the pattern " + pattern + " may mean something else in Java");
    }
}
