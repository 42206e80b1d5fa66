// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.model;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RequestOverrideConfigurationUnitTests {

    @Test
    void keepsItsSettings() {
        RequestOverrideConfiguration configuration = RequestOverrideConfiguration.builder()
                .apiCallTimeout(Duration.ofSeconds(10))
                .apiCallAttemptTimeout(Duration.ofSeconds(1))
                .putHeader("X-Id", "1")
                .putHeader("x-id", "2")
                .build();

        assertThat(configuration.apiCallTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(configuration.apiCallAttemptTimeout()).isEqualTo(Duration.ofSeconds(1));
        assertThat(configuration.headers()).containsOnlyKeys("x-id").containsValue("2");
        assertThat(configuration.toBuilder().build()).isEqualTo(configuration);
    }

    @Test
    void theRequestOfTheNextPageKeepsIt() {
        ListConnectionsRequest request = ListConnectionsRequest.builder()
                .catalog("AWS")
                .overrideConfiguration(override -> override.putHeader("x-id", "1"))
                .build();

        assertThat(request.toBuilder().nextToken("next").build().overrideConfiguration())
                .isEqualTo(request.overrideConfiguration());
        assertThat(request).isNotEqualTo(new ListConnectionsRequest("AWS", null, null, null, null));
    }

    @ParameterizedTest
    @ValueSource(strings = {"Authorization", "host", "X-Amz-Date", "x-amz-security-token", "Content-Length"})
    void refusesHeadersThatTheClientSets(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOverrideConfiguration.builder()
                        .putHeader(name, "value")
                        .build())
                .withMessageContaining("must not be overridden: the client sets it itself");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a b", "a:", "a\r\nb", "ä"})
    void refusesInvalidHeaderNames(String name) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOverrideConfiguration.builder()
                        .putHeader(name, "value")
                        .build())
                .withMessageStartingWith("a header's name must be letters, digits and hyphens, but is ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"s3cr3t\r\nx-forged: 1", "s3cr3t\u0000", "s3cr3tä"})
    void refusesInvalidHeaderValuesWithoutQuotingThem(String value) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOverrideConfiguration.builder()
                        .putHeader("x-key", value)
                        .build())
                .withMessage("the value of the header x-key must be printable ASCII on one line");
    }

    @Test
    void refusesTimeoutsOutOfRange() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOverrideConfiguration.builder()
                        .apiCallTimeout(Duration.ZERO)
                        .build())
                .withMessageContaining("apiCallTimeout must be more than 0");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> RequestOverrideConfiguration.builder()
                        .apiCallAttemptTimeout(Duration.ofDays(2))
                        .build())
                .withMessageContaining("apiCallAttemptTimeout must be from 0 to 1 day");
    }

    @Test
    void toStringOmitsHeaderValues() {
        assertThat(RequestOverrideConfiguration.builder()
                        .putHeader("x-key", "s3cr3t")
                        .build())
                .asString()
                .contains("x-key")
                .doesNotContain("s3cr3t");
    }
}
