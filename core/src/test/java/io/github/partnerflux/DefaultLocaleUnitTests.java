// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import io.github.partnerflux.model.AccessType;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.model.UpdateConnectionPreferencesRequest;
import java.util.Locale;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Tests that messages do not depend on the default locale, which Error Prone's DefaultLocale checks in new code. */
class DefaultLocaleUnitTests {

    private final Locale before = Locale.getDefault();

    @BeforeEach
    void setLocaleWithArabicDigits() {
        Locale.setDefault(Locale.forLanguageTag("ar-EG-u-nu-arab"));
    }

    @AfterEach
    void resetLocale() {
        Locale.setDefault(before);
    }

    @Test
    void theLocaleFormatsNumbersInArabicDigits() {
        assertThat("%d".formatted(100)).isEqualTo("١٠٠");
    }

    static Stream<Arguments> violations() {
        return Stream.of(
                violation(
                        "a string's length",
                        "1 to 64 characters long, but has 65",
                        () -> request().catalog("c".repeat(65)).build()),
                violation(
                        "a number's range",
                        "from 1 to 100, but is 101",
                        () -> request().maxResults(101).build()),
                violation(
                        "a list's size",
                        "at most 100 entries, but has 101",
                        () -> UpdateConnectionPreferencesRequest.builder()
                                .catalog("AWS")
                                .revision(1L)
                                .accessType(AccessType.ALLOW_BY_DEFAULT_DENY_SOME)
                                .excludedParticipantIdentifiers("x,".repeat(101).split(","))
                                .build()),
                violation(
                        "a token's length",
                        "1 to 2048 characters long, but has 3000",
                        () -> Checkpoint.ofToken("x".repeat(3_000))));
    }

    private static Arguments violation(String name, String message, ThrowingCallable code) {
        return Arguments.argumentSet(name, message, code);
    }

    private static ListConnectionsRequest.Builder request() {
        return ListConnectionsRequest.builder().catalog("AWS");
    }

    @ParameterizedTest
    @MethodSource("violations")
    void messagesOfViolationsHaveAsciiDigits(String message, ThrowingCallable code) {
        assertThat(catchThrowable(code))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(message);
    }

    @Test
    void theMessageOfAMalformedTokenHasAsciiDigits() {
        assertThat(new PageTokens(null).add("x".repeat(3_000))).contains("1 to 2048 characters long, but has 3000");
    }

    @Test
    void checkpointsHaveAsciiDigits() {
        assertThat(Checkpoint.of("token", 37)).hasToString("pf1:37:token");
    }
}
