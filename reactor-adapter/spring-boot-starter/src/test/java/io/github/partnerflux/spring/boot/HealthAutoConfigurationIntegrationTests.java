package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.RetryPolicy;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.Health;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.health.contributor.Status;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.context.ApplicationContext;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;
import reactor.test.scheduler.VirtualTimeScheduler;

class HealthAutoConfigurationIntegrationTests {

    private static final String NAME = "partnerCentralAccountHealthIndicator";
    private static final Duration TEN_SECONDS = Duration.ofSeconds(10);
    private static final Duration THIRTY_SECONDS = Duration.ofSeconds(30);

    private PartnerCentralEmulator emulator;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(250).start();
    }

    @AfterEach
    void stop() {
        emulator.close();
    }

    private ApplicationContextRunner runner() {
        return Contexts.withStarterFor(emulator)
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class));
    }

    private ApplicationContextRunner enabled() {
        return runner().withPropertyValues("partnerflux.health.enabled=true");
    }

    /** Asked for on a thread that must not block. */
    private static Health health(ApplicationContext context) {
        return context.getBean(NAME, ReactiveHealthIndicator.class)
                .health()
                .subscribeOn(Schedulers.parallel())
                .block(TIMEOUT);
    }

    @Test
    void isOffByDefault() {
        runner().run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void startingSendsNothing() {
        enabled().run(context -> assertThat(context).hasBean(NAME));
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void isUpAtTheCostOfOneSmallRequest() {
        enabled().withPropertyValues("partnerflux.health.catalog=Sandbox").run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.UP);
            assertThat(health.getDetails()).containsEntry("catalog", "Sandbox").containsKey("requestId");
            assertThat(health(context)).isSameAs(health);
        });
        assertThat(emulator.requests())
                .singleElement()
                .satisfies(request ->
                        assertThat(request.body()).contains("\"MaxResults\":1").contains("\"Sandbox\""));
    }

    @Test
    void isDownWithoutRetriesIfTheServiceFails() {
        emulator.inject(Fault.error(500, "InternalServerException").times(10));
        enabled().run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("error")).asString().contains("InternalServerException");
            assertThat(health(context)).isSameAs(health);
        });
        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void noCustomizerMakesItRetry() {
        emulator.inject(Fault.error(500, "InternalServerException").times(10));
        enabled()
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.retryPolicy(RetryPolicy.standard()))
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void isDownIfTheServiceDoesNotKnowUs() {
        emulator.inject(Fault.error(403, "AccessDeniedException"));
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void isDownIfThereIsNoService() {
        emulator.close();
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
    }

    @Test
    void isUnknownWithoutRetriesIfThrottled() {
        emulator.inject(Fault.throttle().times(10));
        enabled().run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.UNKNOWN));
        assertThat(emulator.requestCount()).isEqualTo(1);
    }

    @Test
    void isDownAfterTheTimeoutOfTheProperty() {
        emulator.inject(Fault.never());
        enabled().withPropertyValues("partnerflux.health.timeout=300ms").run(context -> {
            Health health = health(context);
            assertThat(health.getStatus()).isEqualTo(Status.DOWN);
            assertThat(health.getDetails().get("error")).asString().contains("no answer within PT0.3S");
        });
    }

    @Test
    void theTimeoutAbortsTheRequest() {
        emulator.inject(Fault.never());
        VirtualTimeScheduler timer = VirtualTimeScheduler.create();
        withIndicator(timer, indicator -> {
            CompletableFuture<Health> health = indicator.health().toFuture();
            RecordedRequest request = await(emulator.awaitRequest(0));
            timer.advanceTimeBy(TEN_SECONDS);
            assertThat(await(health).getStatus()).isEqualTo(Status.DOWN);
            assertThat(await(request.outcome()).kind()).isEqualTo(Outcome.Kind.ABORTED);
        });
    }

    private static <T> T await(CompletableFuture<T> future) {
        return future.copy().orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS).join();
    }

    @Test
    void checksTheApplicationsOwnClient() {
        emulator.inject(Fault.error(500, "InternalServerException").times(10));
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(
                        PartnerCentralAccountAutoConfiguration.class,
                        PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("partnerflux.health.enabled=true")
                .withBean(
                        PartnerCentralAccountClient.class,
                        () -> PartnerCentralAccountClient.builder()
                                .endpointOverride(emulator.endpoint())
                                .credentialsProvider(
                                        Contexts.credentials("test").get())
                                .retryPolicy(RetryPolicy.builder()
                                        .maxAttempts(2)
                                        .backoffBase(Duration.ZERO)
                                        .build())
                                .build())
                .run(context -> assertThat(health(context).getStatus()).isEqualTo(Status.DOWN));
        assertThat(emulator.requestCount()).isEqualTo(2);
    }

    @Test
    void backsOffFromTheApplicationsOwnIndicator() {
        ReactiveHealthIndicator own = () -> Mono.just(Health.up().build());
        enabled()
                .withBean(NAME, ReactiveHealthIndicator.class, () -> own)
                .run(context -> assertThat(context).getBean(NAME).isSameAs(own));
    }

    @Test
    void needsAClient() {
        new ApplicationContextRunner()
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class))
                .withPropertyValues("partnerflux.health.enabled=true")
                .run(context -> assertThat(context).hasNotFailed().doesNotHaveBean(NAME));
    }

    @Test
    void leavesTheClientsRetriesAlone() {
        emulator.inject(Fault.error(500, "InternalServerException"));
        enabled()
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
        assertThat(emulator.requestCount()).isEqualTo(4);
    }

    @Test
    void closesItsClientWithTheContext() {
        CompletableFuture<ReactiveHealthIndicator> indicator = new CompletableFuture<>();
        enabled().run(context -> indicator.complete(context.getBean(NAME, ReactiveHealthIndicator.class)));
        Health health = indicator.join().health().block(TIMEOUT);
        assertThat(health.getStatus()).isEqualTo(Status.DOWN);
        assertThat(health.getDetails().get("error")).asString().contains("the client is closed");
        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void asksAgainAfterTheIntervalAndNotBefore() {
        VirtualTimeScheduler timer = VirtualTimeScheduler.create();
        withIndicator(timer, indicator -> {
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            emulator.inject(Fault.error(500, "InternalServerException"));
            timer.advanceTimeBy(Duration.ofSeconds(29));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            assertThat(emulator.requestCount()).isEqualTo(1);

            timer.advanceTimeBy(Duration.ofSeconds(2));
            assertThat(emulator.requestCount()).as("nobody asked").isEqualTo(1);
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.DOWN);
            timer.advanceTimeBy(Duration.ofSeconds(29));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.DOWN);
            assertThat(emulator.requestCount()).isEqualTo(2);

            timer.advanceTimeBy(Duration.ofSeconds(2));
            assertThat(indicator.health().block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
            assertThat(emulator.requestCount()).isEqualTo(3);
        });
    }

    @Test
    void whoAsksAtTheSameTimeSharesARequest() {
        withIndicator(VirtualTimeScheduler.create(), indicator -> {
            Mono<Health> health = indicator.health();
            assertThat(Mono.zip(health, health, health).block(TIMEOUT).getT3().getStatus())
                    .isEqualTo(Status.UP);
            assertThat(emulator.requestCount()).isEqualTo(1);
        });
    }

    private void withIndicator(VirtualTimeScheduler timer, Consumer<PartnerCentralAccountHealthIndicator> test) {
        try (PartnerCentralAccountClient client = PartnerCentralAccountClient.builder()
                .endpointOverride(emulator.endpoint())
                .credentialsProvider(Contexts.credentials("test").get())
                .retryPolicy(RetryPolicy.none())
                .build()) {
            ListConnectionsRequest request = ListConnectionsRequest.builder()
                    .catalog("AWS")
                    .maxResults(1)
                    .build();
            test.accept(new PartnerCentralAccountHealthIndicator(
                    client,
                    new PartnerCentralAccountHealthIndicator.Check(request, THIRTY_SECONDS, TEN_SECONDS, timer),
                    () -> {}));
        }
    }

    @Test
    void aCheckGoesOnWithoutWhoAskedFirst() {
        enabled().run(context -> {
            Mono<Health> health =
                    context.getBean(NAME, ReactiveHealthIndicator.class).health();
            health.subscribe().dispose();
            assertThat(health.block(TIMEOUT).getStatus()).isEqualTo(Status.UP);
        });
        assertThat(emulator.requestCount()).isEqualTo(1);
    }
}
