package io.github.partnerflux.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.net.URI;
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
    void followsTheServicesRules(String region, boolean fips, String expected) {
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
    void refusesRegionsThatAreTooLongForAHostsName() {
        assertThat(Endpoints.requireValid(Region.of("r".repeat(63))).id()).hasSize(63);
        assertThatIllegalArgumentException().isThrownBy(() -> Endpoints.requireValid(Region.of("r".repeat(64))));
    }

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com/",
        "https://example.com/, https://example.com/",
        "HTTPS://example.com, https://example.com/",
        "https://example.com:8443, https://example.com:8443/",
        "https://example.com/base/path/, https://example.com/base/path/",
        "https://example.com/a%20b, https://example.com/a%20b",
        "https://[2001:db8::1]:8443, https://[2001:db8::1]:8443/",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/"
    })
    void acceptsEndpoints(URI endpoint, String expected) {
        assertThat(Endpoints.requireValid(endpoint)).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}: must {1}")
    @CsvSource({
        "https://user@example.com, have no user info",
        "https://user:s3cr3t@example.com, have no user info",
        "https://@example.com, have no user info",
        // No host's name to Java, and then no user info either.
        "https://user:s3cr3t@exa_mple.com, have no user info",
        "https://example.com?a=s3cr3t, query or fragment",
        "https://example.com/?, query or fragment",
        "https://example.com/#s3cr3t, query or fragment",
        "example.com, begin with https:// or http://",
        "//example.com, begin with https:// or http://",
        "/path, begin with https:// or http://",
        "'', begin with https:// or http://",
        "ftp://example.com, begin with https:// or http://",
        "file:///etc/passwd, begin with https:// or http://",
        "https:user:s3cr3t@example.com, have no user info",
        "mailto:example, begin with https:// or http://",
        "https:example.com, name a host",
        "https:/example.com, name a host",
        "https:///path, name a host",
        "https://exa_mple.com, name a host",
        "https://example.com:65536, have a port from 1 to 65535",
        "https://example.com:0, have a port from 1 to 65535",
        "https://example.com:, have a port from 1 to 65535"
    })
    void refusesEndpointsThatCannotBeCalled(URI endpoint, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoints.requireValid(endpoint))
                .withMessageStartingWith("endpointOverride must ")
                .withMessageContaining(rule)
                .satisfies(e -> assertThat(e.getMessage()).doesNotContain("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://127.0.0.1/",
                "http://127.0.0.1:8080/",
                "http://127.255.255.254/",
                "http://[::1]/",
                "http://[::1]:8080/",
                "http://[0:0:0:0:0:0:0:1]/",
                "http://localhost/",
                "http://LocalHost:8080/",
                "https://example.com/"
            })
    void allowsPlaintextOnLoopback(URI endpoint) {
        assertThat(Endpoints.isPlaintextBeyondLoopback(endpoint)).isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "http://example.com/",
                "http://localhost.evil.com/",
                "http://evil.com.localhost/",
                "http://notlocalhost/",
                "http://localhost./",
                "http://127.0.0.1.evil.com/",
                "http://128.0.0.1/",
                "http://10.0.0.1/",
                "http://0.0.0.0/",
                "http://[::]/",
                "http://[::2]/",
                "http://[2001:db8::1]/",
                "http://host.docker.internal:8080/"
            })
    void knowsPlaintextBeyondLoopback(URI endpoint) {
        assertThat(Endpoints.isPlaintextBeyondLoopback(endpoint)).isTrue();
    }
}
