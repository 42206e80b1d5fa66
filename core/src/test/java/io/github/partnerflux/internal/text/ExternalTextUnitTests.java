// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ExternalTextUnitTests {

    @Test
    void leavesOrdinaryTextAsItIs() {
        assertThat(ExternalText.excerpt("Zażółć gęślą jaźń, 日本語 \uD83D\uDE00 {\"a\": 1}"))
                .isEqualTo("Zażółć gęślą jaźń, 日本語 \uD83D\uDE00 {\"a\": 1}");
    }

    @Test
    void joinsLines() {
        assertThat(ExternalText.excerpt("a\r\n  b\nc\u0085d\u2028e\u2029f\tg")).isEqualTo("a b c d e f g");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\u0000", "\u0007", "\u001b", "\u007f", "\u009b", "\u061c", "\u200e", "\u200f", "\u202a", "\u202e",
                "\u2066", "\u2069"
            })
    void replacesControlAndDirectionCharacters(String character) {
        assertThat(ExternalText.excerpt("a" + character + "[31mb")).isEqualTo("a\uFFFD[31mb");
    }

    @Test
    void isNotLongerThanTheLimit() {
        String smile = "\uD83D\uDE00";

        assertThat(ExternalText.excerpt(smile.repeat(500))).isEqualTo(smile.repeat(500));
        assertThat(ExternalText.excerpt(smile.repeat(501))).isEqualTo(smile.repeat(500) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "x-amz-security-token:SECRET/+=\nhost:a",
                "X-Amz-Security-Token: SECRET/+= and",
                "'x-amz-security-token=SECRET/+='",
                "\"x-amz-security-token\": \"SECRET/+=\"",
                "{\\\"x-amz-security-token\\\":\\\"SECRET/+=\\\"}",
                "x-amz-security-token:'SECRET/+='",
                "x-amz-security-token :SECRET/+=",
                "x-amz-security-token => SECRET/+=",
                "x-amz-security-token%3ASECRET%2F%2B%3D",
                "x-amz-security-token%3A%20SECRET%2F",
                "<td>x-amz-security-token</td><td>SECRET/+=</td>",
                "x-amz-security-token&quot;: &quot;SECRET/+=&quot;",
                "x-amz-security-token SECRETSECRETSECRET/+="
            })
    void masksSessionTokens(String text) {
        assertThat(ExternalText.excerpt(text)).contains("***").doesNotContain("SECRET", "/+=");
        assertThat(ExternalText.withoutSessionTokens(text)).contains("***").doesNotContain("SECRET", "/+=");
    }

    @Test
    void masksASessionTokenThatTheLimitCutsOff() {
        assertThat(ExternalText.excerpt("a".repeat(450) + " x-amz-security-token:" + "SECRET".repeat(100)))
                .contains("***")
                .doesNotContain("SECRET");
    }

    @Test
    void leavesTheNameOfTheHeaderInASentence() {
        String text =
                "SignedHeaders=host;x-amz-date;x-amz-security-token, Signature=abc; x-amz-security-token is expired";

        assertThat(ExternalText.excerpt(text)).isEqualTo(text);
    }

    @Test
    void readsLongTextOnce() {
        String text = "x-amz-security-token" + ":".repeat(1_000_000);

        assertThat(ExternalText.withoutSessionTokens(text)).endsWith(":***");
    }

    @Test
    void quotes() {
        assertThat(ExternalText.quoted("a\nb")).isEqualTo("\"a b\"");
    }
}
