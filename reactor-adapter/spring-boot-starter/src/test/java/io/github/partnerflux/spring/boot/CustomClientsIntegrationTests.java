// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.credentials;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.test.emulator.EmulatorExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Clients that an application creates in addition to the auto-configured one, or instead of it. */
class CustomClientsIntegrationTests {

    @RegisterExtension
    private final EmulatorExtension service = new EmulatorExtension(250);

    @Configuration(proxyBeanMethods = false)
    static class OtherAccount {

        @Bean(defaultCandidate = false)
        @Qualifier("otherAccount")
        PartnerCentralAccountClient otherAccountClient(PartnerCentralAccountClient client) {
            return client.withCredentialsProvider(credentials("test-2").get());
        }

        @Bean
        Clients clients(
                PartnerCentralAccountClient client, @Qualifier("otherAccount") PartnerCentralAccountClient other) {
            return new Clients(client, other);
        }
    }

    record Clients(PartnerCentralAccountClient client, PartnerCentralAccountClient other) {}

    @Test
    void aViewForAnotherAccountCoexistsWithTheClient() {
        Contexts.withStarterFor(service.emulator())
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("management.health.partnerflux.enabled=true")
                .withUserConfiguration(OtherAccount.class)
                .run(context -> {
                    Clients clients = context.getBean(Clients.class);
                    assertThat(list(clients.client())).isEqualTo(250);
                    assertThat(list(clients.other())).isEqualTo(250);
                    assertThat(context).hasSingleBean(PartnerCentralAccountHealthIndicator.class);
                });
        assertThat(service.emulator().requests())
                .extracting(RecordedRequest::accessKeyId)
                .containsExactly("test", "test", "test", "test-2", "test-2", "test-2");
    }

    @Configuration(proxyBeanMethods = false)
    static class CustomClient {

        @Bean
        PartnerCentralAccountClient customClient(PartnerCentralAccountClient.Builder builder) {
            return builder.credentialsProvider(credentials("test-2").get()).build();
        }
    }

    @Test
    void appliesPropertiesAndCustomizersToTheBuilder() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        Contexts.withStarterFor(service.emulator())
                .withUserConfiguration(CustomClient.class)
                .withPropertyValues("partnerflux.retry.max-attempts=4")
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.connectionPool(pool -> pool.maxConnections(1)))
                .run(context -> {
                    PartnerCentralAccountClient client = context.getBean(PartnerCentralAccountClient.class);
                    assertThat(client).isSameAs(context.getBean("customClient"));
                    assertThatThrownBy(() -> list(client)).isInstanceOf(InternalServerException.class);
                });
        assertThat(service.emulator().requests())
                .hasSize(4)
                .extracting(RecordedRequest::accessKeyId)
                .containsOnly("test-2");
    }

    @Test
    void injectsANewBuilderEachTime() {
        Contexts.withStarterFor(service.emulator())
                .run(context -> assertThat(context.getBean(PartnerCentralAccountClient.Builder.class))
                        .isNotSameAs(context.getBean(PartnerCentralAccountClient.Builder.class)));
    }

    @Test
    void definesNoBeansIfDisabled() {
        Contexts.withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.enabled=false")
                .run(context -> assertThat(context)
                        .doesNotHaveBean(PartnerCentralAccountClient.class)
                        .doesNotHaveBean(PartnerCentralAccountClient.Builder.class)
                        .doesNotHaveBean(PartnerCentralAccountConnectionDetails.class));
    }
}
