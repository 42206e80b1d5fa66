// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.exception.PartnerCentralAccountException;
import io.github.partnerflux.test.emulator.EmulatorExtension;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.springframework.boot.autoconfigure.AutoConfigurations;
import org.springframework.boot.health.contributor.ReactiveHealthIndicator;
import org.springframework.boot.test.context.FilteredClassLoader;
import org.springframework.boot.test.context.runner.ApplicationContextRunner;
import org.springframework.http.client.ReactorResourceFactory;
import reactor.netty.resources.ConnectionProvider;
import reactor.netty.resources.LoopResources;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;

class EventLoopsIntegrationTests {

    @RegisterExtension
    private final EmulatorExtension service = new EmulatorExtension(250);

    private LoopResources loops;

    @BeforeEach
    void start() {
        loops = LoopResources.create("application", 1, true);
    }

    @AfterEach
    void stop() {
        loops.disposeLater(Duration.ZERO, TIMEOUT).block(TIMEOUT);
    }

    private ApplicationContextRunner runner() {
        return Contexts.withStarter()
                .withConfiguration(AutoConfigurations.of(PartnerCentralAccountHealthAutoConfiguration.class))
                // A name rather than an address, so that the client also uses a resolver.
                .withPropertyValues(
                        "partnerflux.endpoint=http://localhost:"
                                + service.emulator().endpoint().getPort(),
                        "management.health.partnerflux.enabled=true")
                .withBean("credentials", AwsCredentialsProvider.class, Contexts.credentials("test"));
    }

    private static ReactorResourceFactory factoryOf(LoopResources loops) {
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setLoopResources(loops);
        factory.setConnectionProvider(ConnectionProvider.newConnection());
        return factory;
    }

    @Test
    void areSharedByTheClientAndTheHealthIndicator() {
        runner().withBean("factory", ReactorResourceFactory.class, () -> factoryOf(loops))
                .run(context -> {
                    Set<Thread> before = Thread.getAllStackTraces().keySet();
                    assertThat(threadOfTheFirstItem(context.getBean(PartnerCentralAccountClient.class)))
                            .startsWith("application-");
                    context.getBean(ReactiveHealthIndicator.class).health().block(TIMEOUT);
                    assertThat(namesOfNew(before)).noneMatch(name -> name.matches("partnerflux-(nio|epoll).*"));
                });
    }

    @Test
    void outliveTheClient() {
        runner().withBean("factory", ReactorResourceFactory.class, () -> factoryOf(loops))
                .run(context -> list(context.getBean(PartnerCentralAccountClient.class)));
        assertThat(loops.isDisposed()).isFalse();
    }

    @Test
    void areCreatedByTheClientIfTheApplicationHasNone() {
        runner().run(context -> assertThat(threadOfTheFirstItem(context.getBean(PartnerCentralAccountClient.class)))
                .startsWith("partnerflux-"));
    }

    @Test
    void areCreatedByTheClientIfTheApplicationHasSeveral() {
        runner().withBean("one", ReactorResourceFactory.class, () -> factoryOf(loops))
                .withBean("two", ReactorResourceFactory.class, () -> factoryOf(loops))
                .run(context -> assertThat(threadOfTheFirstItem(context.getBean(PartnerCentralAccountClient.class)))
                        .startsWith("partnerflux-"));
    }

    @Test
    void areCreatedByTheClientWithoutSpringWeb() {
        runner().withClassLoader(new FilteredClassLoader(ReactorResourceFactory.class))
                .run(context -> assertThat(list(context.getBean(PartnerCentralAccountClient.class)))
                        .isEqualTo(250));
    }

    @Test
    void remainSharedIfACustomizerChangesTheHttpClient() {
        runner().withBean("factory", ReactorResourceFactory.class, () -> factoryOf(loops))
                .withBean(
                        PartnerCentralAccountClientCustomizer.class,
                        () -> builder -> builder.httpClient(http -> http.wiretap(true)))
                .run(context -> assertThat(threadOfTheFirstItem(context.getBean(PartnerCentralAccountClient.class)))
                        .startsWith("application-"));
    }

    /** Spring disposes the event loops before it closes the client. */
    @Test
    void closingTheContextFailsACallInFlight() {
        CompletableFuture<Long> inFlight = new CompletableFuture<>();
        ReactorResourceFactory factory = new ReactorResourceFactory();
        factory.setUseGlobalResources(false);
        factory.setShutdownQuietPeriod(Duration.ZERO);
        service.emulator().inject(Fault.never().times(10));
        runner().withBean("factory", ReactorResourceFactory.class, () -> factory)
                .run(context -> {
                    context.getBean(PartnerCentralAccountClient.class)
                            .listConnections(request -> request.catalog("AWS"))
                            .count()
                            .subscribe(inFlight::complete, inFlight::completeExceptionally);
                    service.emulator().awaitRequest(0).get(TIMEOUT.toSeconds(), TimeUnit.SECONDS);
                });
        assertThatThrownBy(() -> inFlight.get(TIMEOUT.toSeconds(), TimeUnit.SECONDS))
                .isInstanceOf(ExecutionException.class)
                .hasCauseInstanceOf(PartnerCentralAccountException.class);
    }

    private static String threadOfTheFirstItem(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .take(1)
                .map(connection -> Thread.currentThread().getName())
                .blockLast(TIMEOUT);
    }

    private static Set<String> namesOfNew(Set<Thread> before) {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(thread -> !before.contains(thread))
                .map(Thread::getName)
                .collect(Collectors.toSet());
    }
}
