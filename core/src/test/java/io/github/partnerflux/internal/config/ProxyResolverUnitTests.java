// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.endpoint.Proxy;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ProxyResolverUnitTests {

    private static final String SERVICE = "https://partnercentral-account.us-east-1.api.aws";

    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void usesTheVariableOfTheEndpointsScheme() {
        environment.variable("HTTPS_PROXY", "http://secure:3128").variable("HTTP_PROXY", "http://plain:3129");

        assertThat(resolve(SERVICE)).hasToString("http://secure:3128 (environment variable HTTPS_PROXY)");
        assertThat(resolve("http://emulator:8080")).hasToString("http://plain:3129 (environment variable HTTP_PROXY)");

        environment.variable("https_proxy", "http://lower:3130");
        assertThat(resolve(SERVICE)).hasToString("http://lower:3130 (environment variable https_proxy)");
    }

    @Test
    void prefersSystemProperties() {
        environment
                .variable("HTTPS_PROXY", "http://secure:3128")
                .property("https.proxyHost", "property")
                .property("https.proxyUser", "user")
                .property("https.proxyPassword", "s3cr3t");
        Sourced<Proxy> proxy = resolve(SERVICE);

        assertThat(proxy).hasToString("http://property:443 (system property https.proxyHost)");
        assertThat(proxy.value().username()).isEqualTo("user");
        assertThat(proxy.value().password()).isEqualTo("s3cr3t");

        environment.property("https.proxyPort", "8080");
        assertThat(resolve(SERVICE)).hasToString("http://property:8080 (system property https.proxyHost)");

        environment.property("http.nonProxyHosts", "localhost|*.api.aws");
        assertThat(resolve(SERVICE)).isNull();
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "http://proxy:3128, http://proxy:3128, -, -",
                "HTTP://my_proxy/, http://my_proxy:80, -, -",
                "proxy:3128, http://proxy:3128, -, -",
                "http://[2001:db8::1]:3128, http://[2001:db8::1]:3128, -, -",
                "http://user:s3cr3t@proxy:3128, http://proxy:3128, user, s3cr3t",
                "http://us%40er:p%3A+@:@proxy, http://proxy:80, us@er, p:+@:",
                "http://user@proxy, http://proxy:80, user, -"
            })
    void parsesTheUrl(String url, String proxy, @Nullable String username, @Nullable String password) {
        environment.variable("HTTPS_PROXY", url);
        Sourced<Proxy> resolved = resolve(SERVICE);

        assertThat(resolved.value()).hasToString(proxy);
        assertThat(resolved.value().username()).isEqualTo(username);
        assertThat(resolved.value().password()).isEqualTo(password);
    }

    @ParameterizedTest
    @CsvSource({
        "socks5://user:s3cr3t@proxy:1080, 'must start with http://, but starts with socks5://'",
        "https://proxy:3128, 'must start with http://, but starts with https://'",
        "http://user:s3cr3t@pro xy, must be a proxy's URL such as http://proxy.example.com:3128",
        "http://user:s3cr3t%zz@proxy, must have percent-encoded user info",
        "http://proxy:65536, 'must be from 1 to 65535, but is 65536'",
        "http://, must be a proxy's URL",
    })
    void namesAnInvalidValue(String url, String message) {
        environment.variable("HTTPS_PROXY", url);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolve(SERVICE))
                .withMessageContaining("environment variable HTTPS_PROXY")
                .withMessageContaining(message)
                .withNoCause()
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cr3t"));
    }

    @ParameterizedTest
    @CsvSource({
        "https://a.example.com, '*', true",
        "https://a.example.com, a.example.com, true",
        "https://A.example.com, 'other, example.COM', true",
        "https://a.example.com, .example.com, true",
        "https://example.com, .example.com, true",
        "https://a.example.com, *.example.com, true",
        "https://a.example.com, example.com:443, true",
        "https://a.example.com, example.com:8443, false",
        "https://notexample.com, example.com, false",
        "https://example.com.evil.org, example.com, false",
        "https://aXexample.com, a.example.com, false",
        "https://10.0.0.1, 10.*, true",
        "https://10.0.0.1:8443, 10.0.0.1, true",
        "https://[2001:db8::1], 2001:db8::1, true",
        "https://[2001:db8::1], [2001:db8::1], true",
        "https://a.example.com, ',', false",
        "https://a.example.com, ., false"
    })
    void honoursNoProxy(String endpoint, String hosts, boolean direct) {
        environment.variable("HTTPS_PROXY", "http://proxy:3128").variable("NO_PROXY", hosts);

        assertThat(resolve(endpoint) == null).isEqualTo(direct);
    }

    @ParameterizedTest
    @CsvSource({"http://127.0.0.1:8080", "http://localhost", "https://[::1]"})
    void usesNoProxyForLoopback(String endpoint) {
        environment
                .variable("HTTPS_PROXY", "http://proxy:3128")
                .variable("HTTP_PROXY", "http://proxy:3128")
                .property("https.proxyHost", "proxy")
                .property("http.proxyHost", "proxy");

        assertThat(resolve(endpoint)).isNull();
    }

    private @Nullable Sourced<Proxy> resolve(String endpoint) {
        return new ProxyResolver(new SettingReader(environment.get())).resolve(Endpoint.parse("endpoint", endpoint));
    }
}
