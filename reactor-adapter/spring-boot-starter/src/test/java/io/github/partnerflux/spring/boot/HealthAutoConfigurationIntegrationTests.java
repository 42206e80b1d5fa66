// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PagedFlux;
import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.model.ConnectionSummary;
import io.github.partnerflux.model.ListConnectionsRequest;
import io.github.partnerflux.test.emulator.EmulatorExtension;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;
import software.amazon.awssdk.identity.spi.IdentityProvider;

class HealthAutoConfigurationIntegrationTests {

    private static final String NAME = "partnerCentralAccountHealthIndicator";
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);

    @RegisterExtension
    private final EmulatorExtension service = new EmulatorExtension(250);

    private ApplicationContextRunner runner() {
        return Contexts.withStarterFor(service.emulator())
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class));
    }

    private ApplicationContextRunner enabled() {
        return runner().withPropertyValues("management.health.partnerflux.enabled=true");
    }

    /** Checks the health on a thread that must not block. */
    private static Health health(ApplicationContext context) {
        return context.getBean(NAME, ReactiveHealthIndicator.class)
                .health()
                .subscribeOn(Schedulers.parallel())
                .block(TIMEOUT);
    }

    @Test
    void isDisabledByDefault() {
        runner().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', nullValues = "-", textBlock = """
            -     | -     | false
            true  | -     | true
            false | -     | false
            -     | true  | true
            -     | false | false
            false | true  | false
            true  | false | true
            """)
    void theManagementPropertyTakesPrecedence(String management, String deprecated, boolean expected) {
        ApplicationContextRunner runner = runner();
        if (management != null) {
            runner = runner.withPropertyValues("management.health.partnerflux.enabled=" + management);
        }
        if (deprecated != null) {
            runner = runner.withPropertyValues("partnerflux.health.enabled=" + deprecated);
        }
        runner.run(context -> assertThat(context.containsBean(NAME)).isEqualTo(expected));
    }

    @Test
    void isDisabledWithTheStarter() {
        enabled()
                .withPropertyValues("partnerflux.enabled=false")
                .withBean(PartnerCentralAccountClient.class, () -> clientWithDefaultCredentials())
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    private PartnerCentralAccountClient clientWithDefaultCredentials() {
        return PartnerCentralAccountClient.builder()
                .endpointOverride(service.emulator().endpoint())
                .build();
    }

    @Test
    void usesTheConnectionsOfTheClient() {
        AtomicInteger connections = new AtomicInteger();
        enabled()
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.httpClient(
                                        http -> http.doOnChannelInit((o, c, a) -> connections.incrementAndGet()))
                                .connectionPool(pool -> pool.maxConnections(1)))
                .run(context -> {
                    assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                            .isEqualTo(250);
                    assertThat(health(context).getStatus()).isEqualTo(Status.UP);
                });
        assertThat(connections).hasValue(1);
    }

    @Test
    void startupSendsNoRequest() {
        enabled().run(context -> assertThat(context).hasBean(NAME));
        assertThat(service.emulator().requestCount()).isZero();
    }

    @Test
    void isUpAfterOneSmallRequest() {
        enabled().withPropertyValues("partnerflux.health.catalog=Sandbox").run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("catalog", "Sandbox").containsKey("requestId");
            assertThat(health(context)).isSameAs(health);
        });
        assertThat(service.emulator().requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"MaxResults\":1").contains("\"Sandbox\""));
    }

    @Test
    void isDownWithoutRetriesIfTheServiceFails() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        enabled().run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("error")).asString().contains("InternalServerException");
            assertThat(health(context)).isSameAs(health);
        });
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }

    @Test
    void ignoresTheRetryPolicyOfACustomizer() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        enabled()
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.retryPolicy(RetryPolicy.standard()))
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }

    @Test
    void isDownIfAccessIsDenied() {
        service.emulator().inject(Fault.error(403, "AccessDeniedException"));
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void isDownIfTheServiceIsUnreachable() {
        service.emulator().close();
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void isUnknownWithoutRetriesIfThrottled() {
        service.emulator().inject(Fault.throttle().times(10));
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN));
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }

    @Test
    void usesTheTimeoutProperty() {
        service.emulator().inject(Fault.never());
        enabled().withPropertyValues("partnerflux.health.timeout=300ms").run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("error")).asString().contains("no response within PT0.3S");
        });
    }

    @Test
    void theTimeoutAbortsTheRequest() {
        service.emulator().inject(Fault.never());
        VirtualTimeScheduler timer = VirtualTimeScheduler.create();
        withIndicator(timer, indicator -> {
            CompletableFuture<Health> health = indicator.health().toFuture();
            RecordedRequest request = await(service.emulator().awaitRequest(0));
            timer.advanceTimeBy(TEN_SECONDS);
            assertThat(await(health).getStatus()).isEqualTo(Status.DOWN);
            assertThat(await(request.outcome()).kind()).isEqualTo(Outcome.Kind.ABORTED);
        });
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void checksTheApplicationsClientWithoutRetries() {
        service.emulator().inject(Fault.error(500, "InternalServerException").times(10));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PartnerCentralAccountAutoConfiguration.class,
                        PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("management.health.partnerflux.enabled=true")
                .withBean(
                        PartnerCentralAccountClient.class,
                        () -> PartnerCentralAccountClient.builder()
                                .endpointOverride(service.emulator().endpoint())
                                .credentialsProvider(
                                        Contexts.credentials("test").get())
                                .retryPolicy(RetryPolicy.builder()
                                        .maxAttempts(2)
                                        .backoffBase(Duration.ZERO)
                                        .build())
                                .build())
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }

    @Test
    void checksAStubThatDoesNotImplementWithRetryPolicy() {
        PartnerCentralAccountClient client = clientWithDefaultCredentials();
        PartnerCentralAccountClient stub = new PartnerCentralAccountClient() {
            @Override
            public PagedFlux<ConnectionSummary> listConnections(ListConnectionsRequest request) {
                return client.listConnections(request);
            }

            @Override
            public PartnerCentralAccountClient withCredentialsProvider(
                    IdentityProvider<? extends AwsCredentialsIdentity> provider) {
                return this;
            }

            @Override
            public void close() {
                client.close();
            }

            @Override
            public Mono<Void> closeLater() {
                return client.closeLater();
            }
        };
        enabled()
                .withSystemProperties("aws.accessKeyId=test", "aws.secretAccessKey=test")
                .withBean(PartnerCentralAccountClient.class, () -> stub)
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UP));
    }

    @Test
    void backsOffIfTheApplicationDefinesTheIndicator() {
        ReactiveHealthIndicator custom = () -> Mono.just(Health.up().build());
        enabled()
                .withBean(NAME, ReactiveHealthIndicator.class, () -> custom)
                .run(context -> assertThat(context).getBean(NAME).isSameAs(custom));
    }

    @Test
    void isDisabledWithoutAClient() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("management.health.partnerflux.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void doesNotChangeTheRetriesOfTheClient() {
        service.emulator().inject(Fault.error(500, "InternalServerException"));
        enabled()
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
        assertThat(service.emulator().requestCount()).isEqualTo(4);
    }

    @Test
    void isDownAfterTheContextIsClosed() {
        CompletableFuture<ReactiveHealthIndicator> indicator = new CompletableFuture<>();
        enabled().run(context -> indicator.complete(context.getBean(NAME, ReactiveHealthIndicator.class)));
        Health health = indicator.join().health().block(TIMEOUT);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("error")).asString().contains("the client is closed");
        assertThat(service.emulator().requestCount()).isZero();
    }

    @Test
    void cachesTheResultForTheInterval() {
        VirtualTimeScheduler timer = VirtualTimeScheduler.create();
        withIndicator(timer, indicator -> {
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            service.emulator().inject(Fault.error(500, "InternalServerException"));
            timer.advanceTimeBy(Duration.ofSeconds(29));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            assertThat(service.emulator().requestCount()).isEqualTo(1);

            timer.advanceTimeBy(Duration.ofSeconds(2));
            assertThat(service.emulator().requestCount())
                    .as("health has not been requested")
                    .isEqualTo(1);
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.DOWN);
            timer.advanceTimeBy(Duration.ofSeconds(29));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.DOWN);
            assertThat(service.emulator().requestCount()).isEqualTo(2);

            timer.advanceTimeBy(Duration.ofSeconds(2));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            assertThat(service.emulator().requestCount()).isEqualTo(3);
        });
    }

    @Test
    void concurrentSubscribersShareARequest() {
        withIndicator(VirtualTimeScheduler.create(), indicator -> {
            Mono<Health> health = indicator.health();
            assertThat(Mono.zip(health, health, health).block(TIMEOUT).getT3().getStatus())
                    .isEqualTo(Status.UP);
            assertThat(service.emulator().requestCount()).isEqualTo(1);
        });
    }

    private void withIndicator(VirtualTimeScheduler timer, Consumer<PartnerCentralAccountHealthIndicator> test) {
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(service.emulator().endpoint())
                .credentialsProvider(Contexts.credentials("test").get())
                .retryPolicy(RetryPolicy.none())
                .build()) {
            ListConnectionsRequest request = ListConnectionsRequest.builder()
                    .catalog("AWS")
                    .maxResults(1)
                    .build();
            test.accept(new PartnerCentralAccountHealthIndicator(
                    client,
                    new PartnerCentralAccountHealthIndicator.Check(request, THIRTY_SECONDS, TEN_SECONDS, timer)));
        }
    }

    @Test
    void cancellingTheFirstSubscriberDoesNotCancelTheCheck() {
        enabled().run(context -> {
            Mono<Health> health =
                    context.getBean(NAME, ReactiveHealthIndicator.class).health();
            health.subscribe().dispose();
            assertThat(health.block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
        });
        assertThat(service.emulator().requestCount()).isEqualTo(1);
    }
}
