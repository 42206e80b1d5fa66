// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.credentials;
import static io.github.partnerflux.spring.boot.Contexts.detailsOf;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static io.github.partnerflux.spring.boot.Contexts.withStarter;
import static io.github.partnerflux.spring.boot.Contexts.withStarterFor;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.exception.CredentialsException;
import io.github.partnerflux.exception.InternalServerException;
import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.test.emulator.EmulatorExtension;
import io.micrometer.observation.tck.TestObservationRegistry;
import io.micrometer.observation.tck.TestObservationRegistryAssert;
import java.net.URI;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.beans.factory.NoUniqueBeanDefinitionException;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.core.annotation.Order;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsSessionCredentials;
import software.amazon.awssdk.identity.spi.AwsSessionCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;
import software.amazon.awssdk.identity.spi.ResolveIdentityRequest;
import software.amazon.awssdk.identity.spi.TokenIdentity;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.regions.providers.AwsRegionProvider;

class ClientAutoConfigurationIntegrationTests {

    @RegisterExtension
    private final EmulatorExtension service = new EmulatorExtension(250);

    private RecordedRequest firstRequest() {
        return service.emulator().requests().get(0);
    }

    // Defaults

    @Test
    void callsTheServiceInUsEast1ByDefault() {
        RecordingResolver resolver = new RecordingResolver();
        withStarter()
                .withBean(AwsCredentialsProvider.class, credentials("test"))
                .withBean(PartnerCentralAccountClientCustomizer.class, () -> resolver)
                .withPropertyValues("partnerflux.retry.max-attempts=1")
                .run(context -> assertThat(resolver.hostOf(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo("partnercentral-account.us-east-1.api.aws"));
    }

    @Test
    void usesTheDefaultProviderChainWithoutACredentialsBean() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=" + service.emulator().endpoint())
                .withSystemProperties("aws.accessKeyId=test-2", "aws.secretAccessKey=test-2")
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
        assertThat(firstRequest().accessKeyId()).isEqualTo("test-2");
    }

    @Test
    void startupSendsNoRequest() {
        withStarterFor(service.emulator()).run(context -> assertThat(context).hasNotFailed());
        assertThat(service.emulator().requestCount()).isZero();
    }

    // Properties

    @Test
    void usesTheRegionProperty() {
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.region=eu-west-1")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralServiceException.class));
        assertThat(firstRequest().header("Authorization")).contains("/eu-west-1/partnercentral-account/");
    }

    @Test
    void ignoresAnEmptyRegionProperty() {
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.region=")
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
    }

    @Test
    void usesTheFipsProperty() {
        RecordingResolver resolver = new RecordingResolver();
        withStarter()
                .withBean(AwsCredentialsProvider.class, credentials("test"))
                .withBean(PartnerCentralAccountClientCustomizer.class, () -> resolver)
                .withPropertyValues("partnerflux.retry.max-attempts=1", "partnerflux.fips-enabled=true")
                .run(context -> assertThat(resolver.hostOf(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo("partnercentral-account-fips.us-east-1.api.aws"));
    }

    @Test
    void usesTheAwsSdksConfigurationForSettingsThatNoPropertySets() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        withStarter()
                .withBean(AwsCredentialsProvider.class, credentials("test"))
                .withSystemProperties(
                        "aws.endpointUrl=" + service.emulator().endpoint(),
                        "aws.maxAttempts=2",
                        "aws.useFipsEndpoint=false")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(InternalServerException.class));
        assertThat(service.emulator().requestCount()).isEqualTo(2);
    }

    @Test
    void theEndpointPropertyOverridesFipsInTheAwsSdksConfiguration() {
        withStarterFor(service.emulator())
                .withSystemProperties("aws.useFipsEndpoint=true", "aws.maxAttempts=1")
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
    }

    @Test
    void usesThePlaintextProperty() {
        withStarter()
                .withPropertyValues(
                        "partnerflux.endpoint=http://emulator.example", "partnerflux.plaintext-allowed=true")
                .run(context -> assertThat(context).hasNotFailed());
    }

    @Test
    void usesTheMaxAttemptsProperty() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.retry.max-attempts=4", "partnerflux.retry.backoff-base=0s")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(InternalServerException.class));
        assertThat(service.emulator().requestCount()).isEqualTo(4);
    }

    @Test
    void usesTheMaxThrottlingAttemptsProperty() {
        service.emulator().inject(Fault.throttle().times(10));
        withStarterFor(service.emulator())
                .withPropertyValues(
                        "partnerflux.retry.max-throttling-attempts=2", "partnerflux.retry.throttling-backoff-base=0s")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(ThrottlingException.class));
        assertThat(service.emulator().requestCount()).isEqualTo(2);
    }

    @Test
    void usesTheAttemptTimeoutProperty() {
        service.emulator().inject(Fault.never());
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.api-call-attempt-timeout=300ms", "partnerflux.retry.max-attempts=1")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralTransportException.class)
                        .hasMessageContaining("apiCallAttemptTimeout of PT0.3S"));
    }

    @Test
    void usesTheCallTimeoutProperty() {
        // Loads the classes that read the configuration, for which a call waits up to its timeout.
        withStarterFor(service.emulator()).run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        service.emulator().inject(Fault.never());
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.api-call-timeout=1s")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralTransportException.class)
                        .hasMessageContaining("apiCallTimeout of PT1S"));
    }

    // The application's beans

    @Test
    void usesTheApplicationsCredentialsBean() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=" + service.emulator().endpoint())
                .withBean(AwsCredentialsProvider.class, credentials("test-2"))
                .withSystemProperties("aws.accessKeyId=test", "aws.secretAccessKey=test")
                .run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        assertThat(firstRequest().accessKeyId()).isEqualTo("test-2");
    }

    @Configuration(proxyBeanMethods = false)
    static class IdentityProviders {

        @Bean
        IdentityProvider<AwsSessionCredentialsIdentity> session() {
            return provider(
                    AwsSessionCredentialsIdentity.class, AwsSessionCredentials.create("session", "secret", "token"));
        }

        /** A bean for services that use bearer tokens, which this one does not. */
        @Bean
        IdentityProvider<TokenIdentity> token() {
            return provider(TokenIdentity.class, TokenIdentity.create("bearer-token"));
        }

        private static <T extends software.amazon.awssdk.identity.spi.Identity> IdentityProvider<T> provider(
                Class<T> type, T identity) {
            return new IdentityProvider<>() {
                @Override
                public Class<T> identityType() {
                    return type;
                }

                @Override
                public CompletableFuture<? extends T> resolveIdentity(ResolveIdentityRequest request) {
                    return CompletableFuture.completedFuture(identity);
                }
            };
        }
    }

    @Test
    void usesAnyIdentityProviderOfAwsCredentials() {
        withStarter()
                .withPropertyValues("partnerflux.endpoint=" + service.emulator().endpoint())
                .withUserConfiguration(IdentityProviders.class)
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralServiceException.class));
        assertThat(firstRequest().accessKeyId()).isEqualTo("session");
    }

    @Test
    void usesThePrimaryCredentialsBeanOfSeveral() {
        withStarterFor(service.emulator())
                .withBean("other", AwsCredentialsProvider.class, credentials("test-2"), bean -> bean.setPrimary(true))
                .run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        assertThat(firstRequest().accessKeyId()).isEqualTo("test-2");
    }

    @Test
    void usesTheNamedCredentialsBeanOfSeveral() {
        withStarterFor(service.emulator())
                .withBean(
                        "partnerCentralAccountCredentialsProvider", AwsCredentialsProvider.class, credentials("test-2"))
                .run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        assertThat(firstRequest().accessKeyId()).isEqualTo("test-2");
    }

    @Test
    void failsWithSeveralCredentialsBeansAndNoneSelected() {
        withStarterFor(service.emulator())
                .withBean("other", AwsCredentialsProvider.class, credentials("test-2"))
                .run(context ->
                        assertThat(context).getFailure().hasRootCauseInstanceOf(NoUniqueBeanDefinitionException.class));
    }

    @Test
    void failingCredentialsFailTheCallAndNotTheStartup() {
        AwsCredentialsProvider failing = () -> {
            throw new IllegalStateException("no credentials");
        };
        withStarter()
                .withPropertyValues("partnerflux.endpoint=" + service.emulator().endpoint())
                .withBean(AwsCredentialsProvider.class, () -> failing)
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(CredentialsException.class));
    }

    @Test
    void ignoresTheRegionProviderByDefault() {
        AwsRegionProvider ignored = () -> {
            throw new AssertionError("the region provider was called");
        };
        withStarterFor(service.emulator())
                .withBean(AwsRegionProvider.class, () -> ignored)
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
    }

    @Test
    void usesTheRegionProviderIfEnabled() {
        withStarterFor(service.emulator())
                .withBean(AwsRegionProvider.class, () -> () -> Region.EU_CENTRAL_1)
                .withPropertyValues("partnerflux.use-aws-region-provider=true")
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralServiceException.class));
        assertThat(firstRequest().header("Authorization")).contains("/eu-central-1/partnercentral-account/");
    }

    @Test
    void theRegionPropertyOverridesTheRegionProvider() {
        withStarterFor(service.emulator())
                .withBean(AwsRegionProvider.class, () -> () -> Region.EU_CENTRAL_1)
                .withPropertyValues("partnerflux.use-aws-region-provider=true", "partnerflux.region=us-east-1")
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
    }

    @Test
    void observesCallsInTheApplicationsRegistry() {
        TestObservationRegistry registry = TestObservationRegistry.create();
        withStarterFor(service.emulator())
                .withBean(TestObservationRegistry.class, () -> registry)
                .run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        TestObservationRegistryAssert.assertThat(registry)
                .hasNumberOfObservationsWithNameEqualTo("partnerflux.call", 3);
    }

    // Customizers

    @Configuration(proxyBeanMethods = false)
    static class Customizers {

        final List<String> order = new CopyOnWriteArrayList<>();

        @Bean
        @Order(3)
        PartnerCentralAccountClientCustomizer third() {
            return builder -> {
                order.add("third");
                builder.retryPolicy(RetryPolicy.builder().maxAttempts(1).build());
            };
        }

        @Bean
        @Order(1)
        PartnerCentralAccountClientCustomizer first() {
            return builder -> {
                order.add("first");
                builder.retryPolicy(RetryPolicy.builder().maxAttempts(2).build());
            };
        }

        @Bean
        @Order(2)
        PartnerCentralAccountClientCustomizer second() {
            return builder -> order.add("second");
        }
    }

    @Test
    void appliesCustomizersInOrderAfterTheProperties() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        withStarterFor(service.emulator())
                .withPropertyValues("partnerflux.retry.max-attempts=5", "partnerflux.retry.backoff-base=0s")
                .withUserConfiguration(Customizers.class)
                .run(context -> {
                    assertThat(context.getBean(Customizers.class).order).containsExactly("first", "second", "third");
                    assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                            .isInstanceOf(InternalServerException.class);
                });
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }

    // Connection details

    @Test
    void connectionDetailsOverrideTheProperties() {
        withStarter()
                .withPropertyValues(
                        "partnerflux.endpoint=https://unused.example",
                        "partnerflux.region=eu-west-1",
                        "partnerflux.use-aws-region-provider=true",
                        "partnerflux.fips-enabled=true")
                .withBean(AwsCredentialsProvider.class, credentials("test-2"))
                .withBean(
                        PartnerCentralAccountConnectionDetails.class,
                        () -> detailsOf(service.emulator().endpoint()))
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
        assertThat(firstRequest().accessKeyId()).isEqualTo("test-2");
    }

    @Test
    void connectionDetailsSpecifyCredentialsAndRegion() {
        PartnerCentralAccountConnectionDetails details = new PartnerCentralAccountConnectionDetails() {
            @Override
            public URI getEndpoint() {
                return service.emulator().endpoint();
            }

            @Override
            public Region getRegion() {
                return Region.EU_NORTH_1;
            }

            @Override
            public AwsCredentialsProvider getCredentialsProvider() {
                return credentials("test-2").get();
            }
        };
        withStarter()
                .withBean(AwsCredentialsProvider.class, credentials("test"))
                .withBean(PartnerCentralAccountConnectionDetails.class, () -> details)
                .run(context -> assertThatThrownBy(() -> list(context.getBean(PartnerCentralAccountClient.class)))
                        .isInstanceOf(PartnerCentralServiceException.class));
        assertThat(firstRequest().header("Authorization"))
                .contains("=test-2/")
                .contains("/eu-north-1/partnercentral-account/");
    }

    // Back-off, class path, closing

    @Test
    void backsOffIfTheApplicationDefinesAClient() {
        try (PartnerCentralAccountClient custom = PartnerCentralAccountClient.create()) {
            withStarter()
                    // Ignored, because the client is the application's.
                    .withPropertyValues("partnerflux.retry.max-attempts=0")
                    .withBean("custom", PartnerCentralAccountClient.class, () -> custom)
                    .run(context -> assertThat(context)
                            .getBean(PartnerCentralAccountClient.class)
                            .isSameAs(custom));
        }
    }

    @Test
    void worksWithoutActuatorAndMicrometer() {
        withStarterFor(service.emulator())
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("management.health.partnerflux.enabled=true")
                .withClassLoader(new FilteredClassLoader(
                        "org.springframework.boot.health",
                        "org.springframework.boot.actuate",
                        "org.springframework.boot.micrometer",
                        "io.micrometer.core"))
                .run(context -> {
                    assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                            .isEqualTo(250);
                    assertThat(context).doesNotHaveBean("partnerCentralAccountHealthIndicator");
                });
    }

    @Test
    void closesTheClientWithTheContext() {
        CompletableFuture<PartnerCentralAccountClient> client = new CompletableFuture<>();
        CompletableFuture<Long> inFlight = new CompletableFuture<>();
        service.emulator().inject(Fault.never());
        withStarterFor(service.emulator()).run(context -> {
            client.complete(context.getBean(PartnerCentralAccountClient.class));
            client.join()
                    .listConnections(request -> request.catalog("AWS"))
                    .count()
                    .subscribe(inFlight::complete, inFlight::completeExceptionally);
            service.emulator().awaitRequest(0).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
        });
        assertThatThrownBy(() -> inFlight.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .hasMessageContaining("the client is closed");
        assertThatThrownBy(() -> list(client.join()))
                .isInstanceOf(PartnerCentralTransportException.class)
                .hasMessageContaining("the client is closed");
    }
}
