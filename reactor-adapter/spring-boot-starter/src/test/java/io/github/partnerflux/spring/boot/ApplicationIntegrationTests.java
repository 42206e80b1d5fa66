// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.EmulatedConnection;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import io.micrometer.core.instrument.MeterRegistry;
import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.autoconfigure.EnableAutoConfiguration;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.boot.health.actuate.endpoint.HealthEndpoint;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.stereotype.Service;
import reactor.core.publisher.Flux;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

/** An application with Actuator that uses the emulator, as the tests of an application do. */
@ExtendWith(OutputCaptureExtension.class)
class ApplicationIntegrationTests {

    @Configuration(proxyBeanMethods = false)
    @EnableAutoConfiguration
    static class Application {

        @Bean
        Partners partners(PartnerCentralAccountClient client) {
            return new Partners(client);
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class EmulatorConfiguration {

        @Bean
        PartnerCentralEmulator emulator() {
            return PartnerCentralEmulator.builder().connections(250).start();
        }

        @Bean
        PartnerCentralAccountConnectionDetails connectionDetails(PartnerCentralEmulator emulator) {
            return new PartnerCentralAccountConnectionDetails() {
                @Override
                public URI getEndpoint() {
                    return emulator.endpoint();
                }

                @Override
                public AwsCredentialsProvider getCredentialsProvider() {
                    return Contexts.credentials("test").get();
                }
            };
        }
    }

    @Service
    static class Partners {

        private final PartnerCentralAccountClient client;

        Partners(PartnerCentralAccountClient client) {
            this.client = client;
        }

        Flux<String> ids() {
            return client.listConnections(request -> request.catalog("AWS")).map(ConnectionSummary::id);
        }
    }

    private static ConfigurableApplicationContext run(String... arguments) {
        SpringApplication application = new SpringApplicationBuilder(Application.class, EmulatorConfiguration.class)
                .web(WebApplicationType.NONE)
                .build();
        return application.run(arguments);
    }

    @Test
    void listsConnections() {
        PartnerCentralAccountClient client;
        try (ConfigurableApplicationContext context = run("--management.health.partnerflux.enabled=true")) {
            PartnerCentralEmulator emulator = context.getBean(PartnerCentralEmulator.class);
            List<String> expected = emulator.account(0).connections().stream()
                    .map(EmulatedConnection::id)
                    .toList();

            assertThat(context.getBean(Partners.class).ids().collectList().block(TIMEOUT))
                    .isEqualTo(expected);
            assertThat(emulator.requestCount()).isEqualTo(3);

            assertThat(context.getBean(HealthEndpoint.class)
                            .healthForPath("partnerCentralAccount")
                            .getStatus())
                    .isEqualTo(Status.UP);
            assertThat(emulator.requestCount()).isEqualTo(4);

            assertThat(context.getBean(MeterRegistry.class)
                            .get("partnerflux.call")
                            .timer()
                            .count())
                    .isEqualTo(4);
            client = context.getBean(PartnerCentralAccountClient.class);
        }
        assertThatThrownBy(() -> Contexts.list(client)).hasMessageContaining("the client is closed");
    }

    @Test
    void healthIsOffByDefault() {
        try (ConfigurableApplicationContext context = run()) {
            HealthEndpoint health = context.getBean(HealthEndpoint.class);
            assertThat(health.healthForPath("partnerCentralAccount")).isNull();
            assertThat(health.health().getStatus()).isEqualTo(Status.UP);
            assertThat(context.getBean(PartnerCentralEmulator.class).requestCount())
                    .isZero();
        }
    }

    @Test
    void anInvalidPropertyIsExplained(CapturedOutput output) {
        assertThatThrownBy(() -> run("--partnerflux.retry.max-attempts=0")).isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Invalid value '0' for configuration property 'partnerflux.retry.max-attempts'")
                .contains("'\"partnerflux.retry.max-attempts\" from property source \"commandLineArgs\"'")
                .contains("Must be 1 or more, but is 0.")
                .contains("Review the value of the property with the provided reason.");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            https://user:secret@host.example | Must have no user info, query or fragment.
            https://user:secret@[host        | Must be a URI such as https://example.com
            """)
    void anInvalidEndpointIsExplainedWithoutItsPassword(String endpoint, String reason, CapturedOutput output) {
        SpringApplication application = new SpringApplicationBuilder(Application.class)
                .web(WebApplicationType.NONE)
                .build();
        assertThatThrownBy(() -> application.run("--partnerflux.endpoint=" + endpoint))
                .isNotNull();
        assertThat(output)
                .contains("APPLICATION FAILED TO START")
                .contains("Invalid value for configuration property 'partnerflux.endpoint'")
                .contains("'\"partnerflux.endpoint\" from property source \"commandLineArgs\"'")
                .contains(reason)
                .doesNotContain("secret");
    }
}
