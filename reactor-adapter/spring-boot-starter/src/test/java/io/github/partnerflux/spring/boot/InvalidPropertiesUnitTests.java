package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.withStarter;
import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.autoconfigure.ssl.SslAutoConfiguration;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.test.util.TestPropertyValues;
import org.springframework.core.env.StandardEnvironment;

/** What is wrong is said at the start, under the name that the user has for it. */
class InvalidPropertiesUnitTests {

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
                    retry.max-attempts=0                |must be 1 or more, but is 0
                    retry.max-throttling-attempts=-1    |must be 1 or more, but is -1
                    retry.backoff-base=-1s              |must be from 0 to 1 day, but is PT-1S
                    retry.throttling-backoff-base=25h   |must be from 0 to 1 day, but is PT25H
                    retry.max-backoff=2d                |must be from 0 to 1 day, but is PT48H
                    api-call-timeout=0s                 |must be more than 0 and up to 1 day, but is PT0S
                    api-call-attempt-timeout=-5s        |must be from 0 to 1 day, but is PT-5S
                    region=EU_WEST                      |must be lower-case letters, digits and hyphens, as in us-east-1, but is "EU_WEST"
                    endpoint=localhost                  |must begin with https:// or http://, but is localhost
                    endpoint=http://host.example        |must begin with https:// unless its host is this machine's loopback or partnerflux.plaintext-allowed is set, but is http://host.example/
                    connect-timeout=0s                  |must be from 1 ms to 1 day, but is PT0S
                    connect-timeout=25h                 |must be from 1 ms to 1 day, but is PT25H
                    pool.max-connections=0              |must be 1 or more, but is 0
                    ssl.bundle=missing                  |must be the name of an SSL bundle, but is "missing"
                    health.catalog=A W S                |must match [a-zA-Z0-9-]+, but is "A W S"
                    health.interval=999ms               |must be from 1 s to 1 day, but is PT0.999S
                    health.timeout=0s                   |must be more than 0 and up to 1 day, but is PT0S
                    """)
    void isNamed(String property, String message) {
        String name = "partnerflux." + property.substring(0, property.indexOf('='));
        withStarter()
                .withConfiguration(AutoConfigurations.of(
                        PartnerCentralAccountHealthAutoConfiguration.class, SslAutoConfiguration.class))
                .withPropertyValues("partnerflux." + property, "management.health.partnerflux.enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidPropertyException.class)
                        .hasMessageStartingWith(name + " " + message));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partnerflux.proxy.host=a | partnerflux.proxy.host=a     | partnerflux.proxy.port must be from 1 to 65535, but is not set
            partnerflux.proxy.host=a | partnerflux.proxy.port=65536 | partnerflux.proxy.port must be from 1 to 65535, but is 65536
            partnerflux.proxy.port=1 | partnerflux.proxy.port=1     | partnerflux.proxy.host must be set where partnerflux.proxy.port is
            """)
    void aProxyHasAHostAndAPort(String first, String second, String message) {
        withStarter()
                .withPropertyValues(first, second)
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isInstanceOf(InvalidPropertyException.class)
                        .hasMessage(message));
    }

    @Test
    void fipsDoesNotGoWithAnEndpoint() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example", "partnerflux.fips-enabled=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage(
                                "partnerflux.fips-enabled does not go with partnerflux.endpoint: name the FIPS endpoint"
                                        + " itself as the endpoint, or leave the endpoint out"));
    }

    @Test
    void aRegionProviderMustBeThereToBeUsed() {
        withStarter()
                .withPropertyValues("partnerflux.use-aws-region-provider=true")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("partnerflux.use-aws-region-provider is true, but the application has no"
                                + " AwsRegionProvider bean"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"retry.max-attempts=many", "endpoint=https://", "api-call-timeout=soon"})
    void whatCannotBeReadIsNamedByBoot(String property) {
        String name = property.substring(0, property.indexOf('='));
        withStarter()
                .withPropertyValues("partnerflux." + property)
                .run(context -> assertThat(context).getFailure().hasStackTraceContaining("'partnerflux." + name + "'"));
    }

    @Test
    void aPasswordInTheEndpointIsNotShown() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://user:secret@host.example")
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .hasMessage("partnerflux.endpoint must have no user info, query or fragment"));
    }

    @Test
    void noPropertyIsBlamedForWhatABeanSays() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=https://host.example")
                .withBean(
                        PartnerCentralAccountConnectionDetails.class,
                        () -> Contexts.detailsOf(URI.create("http://host.example")))
                .run(context -> assertThat(context)
                        .getFailure()
                        .rootCause()
                        .isExactlyInstanceOf(IllegalArgumentException.class)
                        .hasMessageStartingWith("endpointOverride must begin with https://"));
    }

    @Test
    void noPropertyIsBlamedForWhatACustomizerSays() {
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
    void theAnalysisNamesPropertyAndOrigin() {
        TestPropertyValues values = TestPropertyValues.of("partnerflux.region=EU_WEST");
        StandardEnvironment environment = new StandardEnvironment();
        values.applyTo(environment);
        withStarter().withPropertyValues("partnerflux.region=EU_WEST").run(context -> {
            FailureAnalysis analysis =
                    new InvalidPropertyFailureAnalyzer(environment).analyze(context.getStartupFailure());
            assertThat(analysis.getDescription())
                    .contains("partnerflux.region must be lower-case letters")
                    .contains("Set in: \"partnerflux.region\" from property source \"test\"");
            assertThat(analysis.getAction()).contains("Change partnerflux.region");
        });
    }

    @Test
    void theAnalysisDoesWithoutAnOrigin() {
        FailureAnalysis analysis = new InvalidPropertyFailureAnalyzer(new StandardEnvironment())
                .analyze(new InvalidPropertyException("partnerflux.region", "partnerflux.region is wrong"));
        assertThat(analysis.getDescription()).isEqualTo("partnerflux.region is wrong.");
    }
}
