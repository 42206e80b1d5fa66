// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.github.partnerflux.internal.endpoint.Endpoint;
import io.github.partnerflux.internal.retry.RetrySettings;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import software.amazon.awssdk.regions.Region;

class ConfigurationResolverUnitTests {

    private static final String[] PROFILES = {
        "[default]",
        "endpoint_url = https://default.example.com",
        "max_attempts = 7",
        "sdk_ua_app_id = of-the-profile",
        "[profile dev]",
        "services = local",
        "endpoint_url = https://dev.example.com",
        "use_fips_endpoint = false",
        "[profile old]",
        "partnercentral_account =",
        "  endpoint_url = https://old.example.com",
        "endpoint_url = https://dev.example.com",
        "[profile other]",
        "services = none",
        "[profile fips]",
        "use_fips_endpoint = TRUE",
        "retry_mode = Standard",
        "[profile ignoring]",
        "endpoint_url = https://ignored.example.com",
        "ignore_configured_endpoint_urls = true",
        "[services local]",
        "s3 =",
        "  endpoint_url = https://s3.example.com",
        "partnercentral_account =",
        "  endpoint_url = https://services.example.com"
    };

    private final TestEnvironment environment = new TestEnvironment();

    @Test
    void hasDefaults() {
        ClientConfiguration configuration = resolve(settings(null, null, null));

        assertThat(configuration.endpoint().value()).hasToString("https://partnercentral-account.us-east-1.api.aws/");
        assertThat(configuration.retryPolicy().value()).isSameAs(RetrySettings.STANDARD);
        assertThat(configuration.proxy()).isNull();
        assertThat(configuration.applicationId()).isNull();
    }

    @Test
    void resolvesTheEndpointInTheOrderOfTheAwsSdk() {
        environment.profiles(PROFILES);
        assertThat(endpoint()).isEqualTo("https://default.example.com/ (endpoint_url of profile default)");

        environment.variable("AWS_PROFILE", "old");
        assertThat(endpoint())
                .isEqualTo("https://old.example.com/ (partnercentral_account.endpoint_url of profile old)");

        environment.property("aws.profile", "dev");
        assertThat(endpoint())
                .isEqualTo("https://services.example.com/ (partnercentral_account.endpoint_url of services local)");

        environment.variable("AWS_ENDPOINT_URL", "https://global.example.com");
        assertThat(endpoint()).isEqualTo("https://global.example.com/ (environment variable AWS_ENDPOINT_URL)");

        environment.variable("AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT", "https://service.example.com/base");
        assertThat(endpoint())
                .isEqualTo("https://service.example.com/base/"
                        + " (environment variable AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT)");

        environment.property("aws.endpointUrl", "http://127.0.0.1:1");
        assertThat(endpoint()).isEqualTo("http://127.0.0.1:1/ (system property aws.endpointUrl)");

        environment.property("aws.endpointUrlPartnerCentralAccount", "http://127.0.0.1:2");
        assertThat(endpoint()).isEqualTo("http://127.0.0.1:2/ (system property aws.endpointUrlPartnerCentralAccount)");

        assertThat(resolve(settings("https://builder.example.com", null, null))
                        .endpoint()
                        .value())
                .hasToString("https://builder.example.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"other", "unknown"})
    void usesTheDefaultEndpointForAProfileWithoutOne(String profile) {
        environment.profiles(PROFILES).variable("AWS_PROFILE", profile);

        assertThat(endpoint()).startsWith("https://partnercentral-account.us-east-1.api.aws/");
    }

    @Test
    void ignoresBlankValues() {
        environment
                .property("aws.endpointUrl", "")
                .variable("AWS_ENDPOINT_URL", " ")
                .variable("AWS_MAX_ATTEMPTS", "")
                .variable("AWS_USE_FIPS_ENDPOINT", "");

        assertThat(endpoint()).startsWith("https://partnercentral-account.us-east-1.api.aws/");
    }

    @Test
    void ignoresConfiguredEndpointsIfConfigured() {
        environment.profiles(PROFILES).variable("AWS_PROFILE", "ignoring");
        assertThat(endpoint()).startsWith("https://partnercentral-account.us-east-1.api.aws/");

        environment
                .variable("AWS_PROFILE", "dev")
                .variable("AWS_ENDPOINT_URL", "https://global.example.com")
                .variable("AWS_IGNORE_CONFIGURED_ENDPOINT_URLS", "true");
        assertThat(endpoint()).startsWith("https://partnercentral-account.us-east-1.api.aws/");

        environment.property("aws.ignoreConfiguredEndpointUrls", "false");
        assertThat(endpoint()).startsWith("https://global.example.com/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"variable", "property", "profile"})
    void resolvesTheFipsEndpointIfConfigured(String source) {
        environment.profiles(PROFILES);
        switch (source) {
            case "variable" ->
                environment.variable("AWS_USE_FIPS_ENDPOINT", "true").variable("AWS_PROFILE", "none");
            case "property" ->
                environment.property("aws.useFipsEndpoint", "true").variable("AWS_PROFILE", "none");
            default -> environment.variable("AWS_PROFILE", "fips");
        }

        assertThat(endpoint()).startsWith("https://partnercentral-account-fips.us-east-1.api.aws/ (");
        assertThat(resolve(settings(null, false, null)).endpoint().value())
                .hasToString("https://partnercentral-account.us-east-1.api.aws/");
    }

    @ParameterizedTest(name = "endpointOverride {0}, fipsEnabled {1}")
    @CsvSource({
        "https://example.com, , environment variable AWS_USE_FIPS_ENDPOINT cannot be combined with endpointOverride",
        ", true, fipsEnabled cannot be combined with environment variable AWS_ENDPOINT_URL",
        ", , environment variable AWS_USE_FIPS_ENDPOINT cannot be combined with environment variable AWS_ENDPOINT_URL"
    })
    void refusesFipsWithAnotherEndpoint(@Nullable String override, @Nullable Boolean fips, String message) {
        environment.variable("AWS_USE_FIPS_ENDPOINT", "true").variable("AWS_ENDPOINT_URL", "https://example.com");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolve(settings(override, fips, null)))
                .withMessageStartingWith(message)
                .withMessageContaining("set fipsEnabled to false");
        assertThat(resolve(settings(override, false, null)).endpoint().value()).hasToString("https://example.com/");
    }

    @Test
    void limitsTheAttemptsAfterThrottlingToo() {
        environment.profiles(PROFILES);
        assertThat(resolve(settings(null, null, null)).retryPolicy().source())
                .isEqualTo("max_attempts of profile default");

        environment.variable("AWS_MAX_ATTEMPTS", "1").variable("AWS_RETRY_MODE", "standard");
        RetrySettings settings =
                resolve(settings(null, null, null)).retryPolicy().value();
        assertThat(settings.maxAttempts()).isEqualTo(1);
        assertThat(settings.maxThrottlingAttempts()).isEqualTo(1);
        assertThat(settings.backoffBase()).isEqualTo(RetrySettings.STANDARD.backoffBase());

        assertThat(resolve(settings(null, null, RetrySettings.STANDARD.withAttempts(1)))
                        .retryPolicy()
                        .value())
                .isEqualTo(RetrySettings.STANDARD.withAttempts(1));
    }

    @Test
    void resolvesTheApplicationId() {
        environment.profiles(PROFILES);
        assertThat(resolve(settings(null, null, null)).applicationId())
                .isEqualTo(new Sourced<>("of-the-profile", "sdk_ua_app_id of profile default"));

        environment.variable("AWS_SDK_UA_APP_ID", "of-the-variable");
        assertThat(resolve(settings(null, null, null)).applicationId())
                .isEqualTo(new Sourced<>("of-the-variable", "environment variable AWS_SDK_UA_APP_ID"));
    }

    @ParameterizedTest(name = "{0}={1}")
    @CsvSource({
        "AWS_ENDPOINT_URL, localhost:4566, must start with https:// or http://",
        "AWS_ENDPOINT_URL, http://my host, must be a URI such as https://example.com",
        "AWS_ENDPOINT_URL, http://user:s3cr3t@127.0.0.1, 'must have no user info, query or fragment'",
        "AWS_ENDPOINT_URL_PARTNERCENTRAL_ACCOUNT, http://localstack:4566, must start with https:// unless",
        "AWS_IGNORE_CONFIGURED_ENDPOINT_URLS, yes, 'must be true or false, but is yes'",
        "AWS_USE_FIPS_ENDPOINT, 1, 'must be true or false, but is 1'",
        "AWS_MAX_ATTEMPTS, 0, 'must be a whole number from 1, but is 0'",
        "AWS_MAX_ATTEMPTS, three, 'must be a whole number from 1, but is three'",
        "AWS_RETRY_MODE, standrad, 'must be standard, but is standrad'"
    })
    void namesAnInvalidValue(String variable, String value, String message) {
        environment.variable(variable, value);

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolve(settings(null, null, null)))
                .withMessageStartingWith("environment variable " + variable + " " + message)
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cr3t"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"legacy", "adaptive", "ADAPTIVE_V2"})
    void usesTheStandardModeInPlaceOfOthers(String mode) {
        environment.variable("AWS_RETRY_MODE", mode);

        assertThat(resolve(settings(null, null, null)).retryPolicy().value()).isSameAs(RetrySettings.STANDARD);
    }

    @Test
    void namesAnInvalidLineOfAProfileFile() {
        environment.profiles("[default]", "s3cr3t without an equals sign");

        assertThatIllegalArgumentException()
                .isThrownBy(() -> resolve(settings(null, null, null)))
                .withMessageStartingWith("the profile files cannot be read: ")
                .withMessageContaining("line 2")
                .satisfies(e -> assertThat(e).hasMessageNotContaining("s3cr3t"));
    }

    private String endpoint() {
        return resolve(settings(null, null, null)).endpoint().toString();
    }

    private ClientConfiguration resolve(ClientSettings settings) {
        return ConfigurationResolver.resolve(settings, environment.get());
    }

    private static ClientSettings settings(
            @Nullable String endpoint, @Nullable Boolean fips, @Nullable RetrySettings retryPolicy) {
        return new ClientSettings(
                Region.US_EAST_1,
                endpoint == null ? null : Endpoint.parse("endpointOverride", endpoint),
                false,
                fips,
                retryPolicy);
    }
}
