// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.withStarter;
import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

class StartupLogIntegrationTests {

    private final Logger logger = (Logger) LoggerFactory.getLogger(PartnerCentralAccountAutoConfiguration.class);
    private final ListAppender<ILoggingEvent> appender = new ListAppender<>();

    @BeforeEach
    void addAppender() {
        logger.setLevel(Level.INFO);
        appender.start();
        logger.addAppender(appender);
    }

    @AfterEach
    void detachAppender() {
        logger.detachAppender(appender);
        logger.setLevel(null);
    }

    private List<String> messages(Level level, ApplicationContextRunner runner) {
        runner.run(context -> assertThat(context).hasNotFailed());
        return appender.list.stream()
                .filter(event -> event.getLevel() == level)
                .map(ILoggingEvent::getFormattedMessage)
                .toList();
    }

    @Test
    void logsTheDefaults() {
        assertThat(messages(Level.INFO, withStarter()))
                .containsExactly("Partner Central Account client: endpoint of the AWS SDKs' configuration,"
                        + " or else of the region (default), region us-east-1 (default)");
    }

    @Test
    void logsTheOriginsOfProperties() {
        assertThat(messages(
                        Level.INFO,
                        withStarter()
                                .withPropertyValues(
                                        "partnerflux.endpoint=https://host.example", "partnerflux.region=eu-west-1")))
                .containsExactly("Partner Central Account client: endpoint https://host.example"
                        + " (partnerflux.endpoint, set in \"partnerflux.endpoint\" from property source \"test\"),"
                        + " region eu-west-1"
                        + " (partnerflux.region, set in \"partnerflux.region\" from property source \"test\")");
    }

    @Test
    void logsTheBeansThatSpecifyEndpointAndRegion() {
        PartnerCentralAccountConnectionDetails details = new PartnerCentralAccountConnectionDetails() {
            @Override
            public URI getEndpoint() {
                return URI.create("http://127.0.0.1:1");
            }

            @Override
            public Region getRegion() {
                return Region.EU_WEST_1;
            }
        };
        assertThat(messages(
                        Level.INFO,
                        withStarter()
                                .withPropertyValues("partnerflux.region=eu-north-1")
                                .withBean(PartnerCentralAccountConnectionDetails.class, () -> details)
                                .withBean(PartnerCentralAccountClientCustomizer.class, () -> builder -> {})))
                .containsExactly("Partner Central Account client: endpoint http://127.0.0.1:1"
                        + " (connection details bean), region eu-west-1 (connection details bean),"
                        + " then customized by 1 bean(s)");
    }

    @Test
    void logsTheRegionProvider() {
        assertThat(messages(
                        Level.INFO,
                        withStarter()
                                .withBean(AwsRegionProvider.class, () -> () -> Region.EU_CENTRAL_1)
                                .withPropertyValues(
                                        "partnerflux.use-aws-region-provider=true", "partnerflux.fips-enabled=true")))
                .singleElement()
                .asString()
                .contains("endpoint for FIPS (partnerflux.fips-enabled, set in ")
                .endsWith("region eu-central-1 (AwsRegionProvider bean)");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            partnerflux.api-call-timeout=30s         | PT35S | PT30S
            partnerflux.api-call-attempt-timeout=3m  | PT3M  | PT2M
            """)
    void warnsIfTheAttemptTimeoutExceedsTheCallTimeout(String property, String attempt, String call) {
        assertThat(messages(Level.WARN, withStarter().withPropertyValues(property)))
                .containsExactly("partnerflux.api-call-attempt-timeout of " + attempt
                        + " exceeds partnerflux.api-call-timeout of " + call
                        + ": a call times out before an attempt that hangs is aborted and retried");
    }

    @Test
    void doesNotWarnIfTheTimeoutsAreEqual() {
        assertThat(messages(
                        Level.WARN,
                        withStarter()
                                .withPropertyValues(
                                        "partnerflux.api-call-timeout=30s",
                                        "partnerflux.api-call-attempt-timeout=30s")))
                .isEmpty();
    }
}
