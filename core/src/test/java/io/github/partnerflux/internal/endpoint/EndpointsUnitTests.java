// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class EndpointsUnitTests {

    @ParameterizedTest(name = "{0}, FIPS {1}")
    @CsvSource({
        "us-east-1, false, https://partnercentral-account.us-east-1.api.aws/",
        "us-east-1, true, https://partnercentral-account-fips.us-east-1.api.aws/",
        "eu-west-1, false, https://partnercentral-account.eu-west-1.api.aws/",
        "cn-north-1, false, https://partnercentral-account.cn-north-1.api.amazonwebservices.com.cn/",
        "us-gov-west-1, false, https://partnercentral-account.us-gov-west-1.api.aws/",
        "us-gov-west-1, true, https://partnercentral-account-fips.us-gov-west-1.api.aws/",
        // A region that this version of the SDK does not know.
        "us-east-99, false, https://partnercentral-account.us-east-99.api.aws/"
    })
    void followsTheRulesOfTheService(String region, boolean fips, String expected) {
        assertThat(Endpoints.of(Region.of(region), fips)).hasToString(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "us-east-1.evil.com/",
                "us-east-1.evil.com",
                "a/b",
                "a\\b",
                "x@y",
                "x:y",
                "x?y",
                "x#y",
                "x y",
                "x%2ey",
                "x\ny",
                "us_east_1",
                "US-EAST-1",
                "-us-east-1",
                "us-east-1-",
                "ūs-east-1",
                "."
            })
    void refusesRegionsThatCouldNameAnotherHost(String region) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoints.requireValid(Region.of(region)))
                .withMessageStartingWith(
                        "region must be lower-case letters, digits and hyphens, as in us-east-1, but is \"");
    }

    @Test
    void refusesRegionsLongerThanALabelOfAHost() {
        assertThat(Endpoints.requireValid(Region.of("r".repeat(63))).id()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.requireValid(Region.of("r".repeat(64))));
    }
}
