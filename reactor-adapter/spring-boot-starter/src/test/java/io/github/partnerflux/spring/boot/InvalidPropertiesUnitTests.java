// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.withStarter;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.Objects;
import org.assertj.core.util.Throwables;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalyzer;
import org.springframework.boot.test.context.assertj.AssertableApplicationContext;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.Environment;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.support.SpringFactoriesLoader;
import org.springframework.core.io.support.SpringFactoriesLoader.ArgumentResolver;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

/** An invalid value fails the startup with a failure that names the property and shows no secrets. */
class InvalidPropertiesUnitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    retry.max-attempts=0                |Must be 1 or more, but is 0.
                    retry.max-throttling-attempts=-1    |Must be 1 or more, but is -1.
                    retry.backoff-base=-1s              |Must be from 0 to 1 day, but is PT-1S.
                    retry.throttling-backoff-base=25h   |Must be from 0 to 1 day, but is PT25H.
                    retry.max-backoff=2d                |Must be from 0 to 1 day, but is PT48H.
                    api-call-timeout=0s                 |Must be more than 0 and up to 1 day, but is PT0S.
                    api-call-attempt-timeout=-5s        |Must be from 0 to 1 day, but is PT-5S.
                    region=EU_WEST                      |Must be lower-case letters, digits and hyphens, as in us-east-1, but is "EU_WEST".
                    endpoint=localhost                  |Must start with https:// or http://, but is localhost.
                    endpoint=https://                   |Must be a URI such as https://example.com (Expected authority at index 8).
                    endpoint=http://host.example        |Must start with https:// unless its host is this machine's loopback or partnerflux.plaintext-allowed is set, but is http://host.example/.
                    endpoint=http://host.example:80     |Must start with https:// unless its host is this machine's loopback or partnerflux.plaintext-allowed is set, but is http://host.example/.
                    endpoint=HTTP://host.example        |Must start with https:// unless its host is this machine's loopback or partnerflux.plaintext-allowed is set, but is http://host.example/.
                    endpoint=http://my_host/a/../b      |Must start with https:// unless its host is this machine's loopback or partnerflux.plaintext-allowed is set, but is http://my_host/b/.
                    connect-timeout=0s                  |Must be from 1 ms to 1 day, but is PT0S.
                    connect-timeout=25h                 |Must be from 1 ms to 1 day, but is PT25H.
                    pool.max-connections=0              |Must be 1 or more, but is 0.
                    ssl.bundle=missing                  |Must be the name of an SSL bundle, but is "missing".
                    health.catalog=A W S                |Must match [a-zA-Z0-9-]+, but is "A W S".
                    health.interval=999ms               |Must be from 1 s to 1 day, but is PT0.999S.
                    health.timeout=0s                   |Must be more than 0 and up to 1 day, but is PT0S.
                    """)
    void anInvalidValueIsReportedWithItsProperty(String property, String reason) {
        String name = "partnerflux." + property.substring(0, property.indexOf('='));
        withStarter()
                .withConfiguration(AutoConfigurations.of(
                        PartnerCentralAccountHealthAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues("partnerflux." + property, "management.health.partnerflux.enabled=true")
                .run(context -> assertInvalid(context, name, reason));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            proxy.host=a | proxy.host=a     | proxy.host | Requires partnerflux.proxy.port, which is not set.
            proxy.port=1 | proxy.port=1     | proxy.port | Requires partnerflux.proxy.host, which is not set.
            proxy.host=a | proxy.port=65536 | proxy.port | Must be from 1 to 65535, but is 65536.
            """)
    void aProxyHasAHostAndAPort(String first, String second, String name, String reason) {
        withStarter()
                .withPropertyValues("partnerflux." + first, "partnerflux." + second)
                .run(context -> assertInvalid(context, "partnerflux." + name, reason));
    }

    @Test
    void fipsIsNotForAnEndpointOfTheProperties() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example", "partnerflux.fips-enabled=true")
                .run(context -> assertInvalid(
                        context,
                        "partnerflux.fips-enabled",
                        "Must not be true together with partnerflux.endpoint:"
                                + " set the FIPS endpoint itself as the endpoint, or leave the endpoint out."));
    }

    @Test
    void useOfARegionProviderRequiresItsBean() {
        withStarter()
                .withPropertyValues("partnerflux.use-aws-region-provider=true")
                .run(context -> assertInvalid(
                        context,
                        "partnerflux.use-aws-region-provider",
                        "Requires an AwsRegionProvider bean, but the application has none."));
    }

    @Test
    void anInvalidRegionOfARegionProviderIsReportedWithTheUseOfTheProvider() {
        withStarter()
                .withPropertyValues("partnerflux.use-aws-region-provider=true")
                .withBean(AwsRegionProvider.class, () -> () -> Region.of("EU_WEST"))
                .run(context -> assertInvalid(
                        context,
                        "partnerflux.use-aws-region-provider",
                        "The AwsRegionProvider bean's region must be lower-case letters, digits and hyphens,"
                                + " as in us-east-1, but is \"EU_WEST\"."));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry.max-attempts=many", "api-call-timeout=soon"})
    void aValueOfAnotherTypeIsReportedBySpringBoot(String property) {
        String name = property.substring(0, property.indexOf('='));
        withStarter()
                .withPropertyValues("partnerflux." + property)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("'partnerflux." + name + "'"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://user:secret@host.example | Must have no user info, query or fragment.
            https://user:secret@[host        | Must be a URI such as https://example.com (Expected closing bracket for IPv6 address at index 25).
            """)
    void aPasswordInTheEndpointIsNotShown(String endpoint, String reason) {
        withStarter().withPropertyValues("partnerflux.endpoint=" + endpoint).run(context -> {
            assertInvalid(context, "partnerflux.endpoint", reason);
            assertThat(Throwables.getStackTrace(context.getStartupFailure())).doesNotContain("secret");
        });
    }

    @Test
    void noPropertyIsReportedForTheEndpointOfABean() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example")
                .withBean(
                        PartnerCentralAccountConnectionDetails.class,
                        () -> Contexts.detailsOf(URI.create("http://host.example")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("endpointOverride must start with https://"));
    }

    @Test
    void noPropertyIsReportedForTheEndpointOfACustomizer() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example")
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.endpointOverride(URI.create("http://other.example")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isExactlyInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void noPropertyIsReportedForAnInvalidEndpointOfACustomizerOnTheSameHost() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example")
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.endpointOverride(URI.create("https://host.example:65536")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isExactlyInstanceOf(IllegalArgumentException.class));
    }

    @Test
    void theAnalysisHasValueOriginAndReason() {
        withStarter().withPropertyValues("partnerflux.region=EU_WEST").run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure(), "partnerflux.region=EU_WEST");
            assertThat(analysis.getDescription())
                    .contains("Invalid value 'EU_WEST' for configuration property 'partnerflux.region'")
                    .contains("(originating from '\"partnerflux.region\" from property source \"test\"')")
                    .contains("Must be lower-case letters, digits and hyphens, as in us-east-1");
            assertThat(analysis.getAction()).contains("Review the value of the property");
        });
    }

    @ParameterizedTest
    @ValueSource(strings = {"proxy.host=a", "proxy.port=1"})
    void theAnalysisOfHalfAProxyHasTheOriginOfTheHalfThatIsSet(String setting) {
        String property = "partnerflux." + setting;
        String name = property.substring(0, property.indexOf('='));
        String value = property.substring(property.indexOf('=') + 1);
        withStarter()
                .withPropertyValues(property)
                .run(context -> assertThat(analysisOf(context.getStartupFailure(), property)
                                .getDescription())
                        .contains("Invalid value '" + value + "' for configuration property '" + name + "'")
                        .contains("(originating from '\"" + name + "\" from property source \"test\"')"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://user:secret@host.example | Must have no user info, query or fragment.
            https://user:secret@[host        | Must be a URI such as https://example.com
            """)
    void theAnalysisOfAnEndpointHasOriginAndReasonButNotTheValue(String endpoint, String reason) {
        String property = "partnerflux.endpoint=" + endpoint;
        withStarter().withPropertyValues(property).run(context -> {
            FailureAnalysis analysis = analysisOf(context.getStartupFailure(), property);
            assertThat(analysis.getDescription())
                    .contains("Invalid value for configuration property 'partnerflux.endpoint'")
                    .contains("(originating from '\"partnerflux.endpoint\" from property source \"test\"')")
                    .contains(reason)
                    .doesNotContain("secret");
            assertThat(analysis.getAction()).contains("Review the value of the property");
        });
    }

    @Test
    void theAnalysisOfAnEndpointDoesNotNeedAnOrigin() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=localhost")
                .run(context -> assertThat(
                                analysisOf(context.getStartupFailure()).getDescription())
                        .startsWith(
                                "Invalid value for configuration property 'partnerflux.endpoint'. Validation failed")
                        .contains("Must start with https:// or http://, but is localhost."));
    }

    private static void assertInvalid(AssertableApplicationContext context, String name, String reason) {
        assertThat(context)
                .getFailure()
                .rootCause()
                .isInstanceOfSatisfying(InvalidConfigurationPropertyValueException.class, e -> {
                    assertThat(e.getName()).isEqualTo(name);
                    assertThat(e.getReason()).isEqualTo(reason);
                });
    }

    /** Returns the analysis of the first analyzer that knows the failure, as a SpringApplication prints it. */
    private static FailureAnalysis analysisOf(Throwable failure, String... properties) {
        StandardEnvironment environment = new StandardEnvironment();
        TestPropertyValues.of(properties).applyTo(environment);
        return SpringFactoriesLoader.forDefaultResourceLocation()
                .load(
                        FailureAnalyzer.class,
                        ArgumentResolver.of(Environment.class, environment),
                        // Some of Spring Boot's analyzers need a BeanFactory.
                        (type, name, e) -> {})
                .stream()
                .map(analyzer -> analyzer.analyze(failure))
                .filter(Objects::nonNull)
                .findFirst()
                .orElseThrow();
    }
}
