// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.protocol;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTimeout;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedactionUnitTests {

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            ignoreLeadingAndTrailingWhitespace = false,
            value = {
                // in another form
                "Acme Inc ,name 'Acme Inc' is taken,name '***' is taken",
                "Acme  Inc,name 'Acme Inc' is taken,name '***' is taken",
                "Acme Inc,name 'ACME inc' is taken,name '***' is taken",
                "José,JOSÉ is invalid,*** is invalid",
                // part of a word
                "김철수,김철수는 invalid: Mr김철수,***는 invalid: Mr***",
                "李,李先生 is invalid,***先生 is invalid",
                "Al,Al: 'al' is Also invalid,***: '***' is Also invalid",
                "Lovelace,xLovelacex is invalid,x***x is invalid",
                // escaped
                "Tom \"T\" Jones,{\"Name\":\"Tom \\\"T\\\" Jones\"},{\"Name\":\"***\"}",
                "Tom \"T\" Jones,Tom \\\\\\\"T\\\\\\\" Jones.,***.",
                "Tom \"T\" Jones,Tom &quot;T&quot; Jones.,***.",
                "Tom \"T\" Jones,Tom &amp;quot;T&amp;quot; Jones.,***.",
                "O'Neil & <Co>,O&#39;Neil &amp; &lt;Co&gt;.,***.",
                "O'Neil & <Co>,O&#x27;Neil \\u0026 \\u003CCo\\u003e.,***.",
                "José Alvarez,Jos\\u00e9 Alvarez.,***.",
                "José Alvarez,JOS\\u00C9&nbsp;ALVAREZ.,***.",
                "Al,\\u0027Al\\u0027 or\\nAl.,\\u0027***\\u0027 or\\n***.",
                "a\\b c/d,a\\b c/d or a\\\\b c\\/d.,*** or ***.",
                "😀😀,\\ud83d\\ude00&#128512; is invalid,*** is invalid",
                // overlapping
                "abab,ababab.,***.",
                // absent
                "Acme Inc,\\u00zz &unknown; &#1114112; \\ AcmeInc,\\u00zz &unknown; &#1114112; \\ AcmeInc",
                "`   `,name is  invalid,name is  invalid"
            })
    void masksAValueInEachForm(String value, String text, String expected) {
        assertThat(Redaction.of(value).apply(text)).isEqualTo(expected);
    }

    @Test
    void masksValuesThatOverlap() {
        assertThat(Redaction.of("Ada Lovelace", "Lovelace & Daughters", "Ada")
                        .apply("by Ada Lovelace & Daughters: Ada"))
                .isEqualTo("by ***: ***");
    }

    @Test
    void masksSessionTokensWhateverTheValuesAre() {
        assertThat(Redaction.of("X", "token").apply("x-amz-security-token:SECRET/+="))
                .doesNotContain("SECRET", "/+=");
    }

    /** What a service could send to keep a client busy. */
    @ParameterizedTest
    @ValueSource(strings = {"\\", "\\\\u005c", "&amp;", "a", "a ", " ", "\"", "&#0", "x-amz-security-token"})
    void takesLinearTime(String part) {
        String text = part.repeat(64 * 1024 / part.length());
        Redaction redaction =
                Redaction.of("\\\\\\\\\\\\\\\\b", "aaaaaaaaaaaaaaaaaab", "a a a a a a a b", "&&&&&b", "  \"b");

        assertTimeout(Duration.ofSeconds(5), () -> redaction.apply(text));
    }
}
