// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.model.ListConnectionsRequest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CheckpointUnitTests {

    @Test
    void parsesItsOwnTextForm() {
        assertThat(Checkpoint.start()).hasToString("pf1:0:").isEqualTo(Checkpoint.parse("pf1:0:"));
        assertThat(Checkpoint.end()).hasToString("pf1:end").isEqualTo(Checkpoint.parse("pf1:end"));
        assertThat(Checkpoint.of("a:1:b==", 37))
                .hasToString("pf1:37:a:1:b==")
                .isEqualTo(Checkpoint.parse("pf1:37:a:1:b=="))
                .hasSameHashCodeAs(Checkpoint.parse("pf1:37:a:1:b=="))
                .isNotEqualTo(Checkpoint.of("a:1:b==", 38))
                .isNotEqualTo(Checkpoint.of(null, 37));
        assertThat(Checkpoint.ofToken("end"))
                .isEqualTo(Checkpoint.parse("pf1:0:end"))
                .isNotEqualTo(Checkpoint.end());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "pf1:", "pf1:37", "pf2:0:", "37:token", "pf1:-1:token", "pf1:1234567890:token", "pf1:END"})
    void refusesInvalidText(String text) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse(text))
                .withMessageContaining("pf1:OFFSET:TOKEN")
                .withMessageContaining("\"" + text + "\"");
    }

    @ParameterizedTest
    @ValueSource(
            chars = {
                ' ', '\t', '\n', '\u000b', '\f', '\r', '\u0085', '\u00a0', '\u1680', '\u2003', '\u2028', '\u2029',
                '\u202f', '\u205f', '\u3000', '\ufeff'
            })
    void refusesTokensWithWhiteSpaceFromEverySource(char space) {
        String token = "a" + space + "b";

        assertThat(new PageTokens(null).add(token)).contains("which has white space");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken(token))
                .withMessageContaining("a token must match \\S+, but is ")
                .withMessageEndingWith("which has white space");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.parse("pf1:7:" + token))
                .withMessageContaining("pf1:OFFSET:TOKEN");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> ListConnectionsRequest.builder()
                        .catalog("AWS")
                        .nextToken(token)
                        .build())
                .withMessageStartingWith("NextToken must match")
                .withMessageEndingWith("which has white space");
    }

    @Test
    void countsTheCodePointsOfTokens() {
        String longest = "\uD83D\uDE00".repeat(2_048);
        Checkpoint checkpoint = Checkpoint.ofToken(longest);

        assertThat(Checkpoint.parse(checkpoint.toString())).isEqualTo(checkpoint);
        assertThat(new PageTokens(null).add(longest)).isNull();
        assertThat(new PageTokens(null).add(longest + "x")).contains("1 to 2048", "has 2049");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken(longest + "x"))
                .withMessageContaining("1 to 2048")
                .withMessageContaining("has 2049");
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("pf1:0:" + longest + "x"));
    }

    @Test
    void refusesTokensThatTheServiceWouldRefuse() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken("x".repeat(3_000)))
                .withMessageContaining("1 to 2048")
                .withMessageContaining("3000");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken(""))
                .withMessageContaining("has 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Checkpoint.ofToken("a b"))
                .withMessageContaining("white space");
        assertThatIllegalArgumentException().isThrownBy(() -> Checkpoint.parse("pf1:0:" + "x".repeat(3_000)));
    }
}
