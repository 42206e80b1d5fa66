// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.endpoint;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EndpointUnitTests {

    @ParameterizedTest
    @CsvSource({
        "https://example.com, https://example.com/",
        "https://example.com/, https://example.com/",
        "HTTPS://example.com, https://example.com/",
        "https://example.com:8443, https://example.com:8443/",
        "https://example.com:443, https://example.com/",
        "http://example.com:443, http://example.com:443/",
        "https://example.com/base/path/, https://example.com/base/path/",
        // Smithy's protocol test AwsJson10HostWithPath.
        "https://example.com/custom, https://example.com/custom/",
        "https://example.com/a%20b, https://example.com/a%20b/",
        "https://example.com/a/../b/./c, https://example.com/b/c/",
        "https://example.com/../a//b/.., https://example.com/a/",
        "https://example.com/..., https://example.com/.../",
        "https://example.com/\u00e9%C3%A9, https://example.com/%C3%A9%C3%A9/",
        // Hosts of container networks, which java.net.URI does not parse.
        "http://my_service:8080, http://my_service:8080/",
        "https://my_project_web_1, https://my_project_web_1/",
        "http://web.1.x7f:8080/base, http://web.1.x7f:8080/base/",
        "http://-a-.b-:80, http://-a-.b-/",
        "https://example.com.:8443, https://example.com.:8443/",
        "https://[2001:db8::1]:8443, https://[2001:db8::1]:8443/",
        "http://127.0.0.1:8080, http://127.0.0.1:8080/"
    })
    void acceptsEndpoints(String endpoint, String expected) {
        assertThat(Endpoint.parse("endpointOverride", endpoint)).hasToString(expected);
    }

    @ParameterizedTest(name = "{0}: must {1}")
    @CsvSource({
        "https://user@example.com, have no user info",
        "https://user:s3cr3t@example.com, have no user info",
        "https://@example.com, have no user info",
        // java.net.URI parses neither this host nor its user info.
        "https://user:s3cr3t@exa_mple.com, have no user info",
        "https://example.com?a=s3cr3t, query or fragment",
        "https://example.com/?, query or fragment",
        "https://example.com/#s3cr3t, query or fragment",
        "example.com, start with https:// or http://",
        "//example.com, start with https:// or http://",
        "/path, start with https:// or http://",
        "'', start with https:// or http://",
        "ftp://example.com, start with https:// or http://",
        "file:///etc/passwd, start with https:// or http://",
        "https:user:s3cr3t@example.com, have no user info",
        "mailto:example, start with https:// or http://",
        "https:example.com, name a host",
        "https:/example.com, name a host",
        "https:///path, name a host",
        "https://a..b, name a host",
        "https://:8080, name a host",
        "https://[::1, 'be a URI such as https://example.com, but there is an'",
        "https://[1_2], 'be a URI such as https://example.com, but there is an'",
        "https://user:s3cr3t|@example.com, 'be a URI such as https://example.com, but there is an illegal character'",
        "https://b\u00fccher.example, 'name a host by letters of ASCII, digits, hyphens, underscores and dots, not \"\u00fc\"'",
        "https://exam!ple.com, 'not \"!\"'",
        "https://example.com:65536, have a port from 1 to 65535",
        "https://exa_mple.com:x, have a port from 1 to 65535",
        "https://exa_mple.com:123456, have a port from 1 to 65535",
        "https://example.com:0, have a port from 1 to 65535",
        "https://example.com:, have a port from 1 to 65535"
    })
    void refusesInvalidEndpoints(String endpoint, String rule) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> Endpoint.parse("endpointOverride", endpoint))
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
    void allowsPlaintextOnLoopback(String endpoint) {
        assertThat(Endpoint.parse("endpointOverride", endpoint).isPlaintextBeyondLoopback())
                .isFalse();
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
                "http://host.docker.internal:8080/",
                "http://my_service:8080/"
            })
    void detectsPlaintextBeyondLoopback(String endpoint) {
        assertThat(Endpoint.parse("endpointOverride", endpoint).isPlaintextBeyondLoopback())
                .isTrue();
    }
}
