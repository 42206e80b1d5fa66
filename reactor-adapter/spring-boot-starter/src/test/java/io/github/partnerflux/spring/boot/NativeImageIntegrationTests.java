// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.spring.boot;

import static io.github.partnerflux.spring.boot.Contexts.TIMEOUT;
import static io.github.partnerflux.spring.boot.Contexts.list;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.exception.ResourceNotFoundException;
import io.github.partnerflux.future.PartnerCentralAccountFutureClient;
import io.github.partnerflux.kotlin.PartnerCentralAccountClientExtensionsKt;
import io.github.partnerflux.model.ListConnectionsRequest;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import kotlinx.coroutines.reactor.ReactorFlowKt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.springframework.aot.agent.RecordedInvocation;
import org.springframework.aot.agent.RecordedInvocationsListener;
import org.springframework.aot.agent.RecordedInvocationsPublisher;
import org.springframework.aot.hint.predicate.RuntimeHintsPredicates;
import org.springframework.aot.test.generate.TestGenerationContext;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.context.aot.ApplicationContextAotGenerator;
import org.springframework.context.support.GenericApplicationContext;
import org.springframework.core.env.MapPropertySource;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.core.test.tools.CompileWithForkedClassLoader;
import org.springframework.core.test.tools.TestCompiler;
import org.springframework.javapoet.ClassName;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import tools.jackson.databind.json.JsonMapper;

/** An application that is processed ahead of time accesses Partnerflux by reflection only as declared. */
@EnabledIfSystemProperty(named = "partnerflux.native-image", matches = "true", disabledReason = "needs the agent")
@SuppressWarnings("removal") // What replaces the agent is an option of GraalVM.
class NativeImageIntegrationTests {

    @Test
    @CompileWithForkedClassLoader
    void everyReflectiveAccessIsDeclared() {
        try (PartnerCentralEmulator emulator =
                PartnerCentralEmulator.builder().connections(250).start()) {
            TestGenerationContext generation = new TestGenerationContext(NativeImageIntegrationTests.class);
            ClassName initializer;
            try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
                configure(context, emulator);
                context.register(
                        PartnerCentralAccountAutoConfiguration.class,
                        PartnerCentralAccountHealthAutoConfiguration.class,
                        Credentials.class);
                initializer = new ApplicationContextAotGenerator().processAheadOfTime(context, generation);
            }
            generation.writeGeneratedContent();
            assertThat(RuntimeHintsPredicates.reflection()
                            .onConstructorInvocation(PartnerfluxProperties.class.getDeclaredConstructors()[0]))
                    .accepts(generation.getRuntimeHints());
            TestCompiler.forSystem().with(generation).compile(compiled -> {
                List<RecordedInvocation> recorded = record(() -> run(
                        compiled.getInstance(ApplicationContextInitializer.class, initializer.canonicalName()),
                        emulator));
                assertThat(recorded.stream()
                                .filter(NativeImageIntegrationTests::isOurs)
                                .map(NativeImageIntegrationTests::target)
                                .distinct())
                        .containsExactlyInAnyOrderElementsOf(declaredTypes());
            });
        }
    }

    /** Spring declares its own accesses to beans. */
    private static boolean isOurs(RecordedInvocation invocation) {
        return invocation.toString().contains("io.github.partnerflux.")
                && invocation
                        .getStackFrames()
                        .findFirst()
                        .filter(caller -> caller.getClassName().startsWith("org.springframework."))
                        .isEmpty();
    }

    /** Returns the name of the class whose members are accessed; for other accesses, their description. */
    private static String target(RecordedInvocation invocation) {
        return !invocation.isStatic() && invocation.getInstance() instanceof Class<?> type
                ? type.getName()
                : invocation.toString();
    }

    /** Returns the types in the metadata of all of our modules on the class path. */
    private static List<String> declaredTypes() {
        List<String> types = new ArrayList<>();
        try {
            Resource[] files = new PathMatchingResourcePatternResolver()
                    .getResources(
                            "classpath*:META-INF/native-image/io.github.partnerflux/*/reachability-metadata.json");
            for (Resource file : files) {
                new JsonMapper()
                        .readTree(file.getContentAsByteArray())
                        .get("reflection")
                        .forEach(entry -> types.add(entry.get("type").asString()));
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return types;
    }

    private static void configure(GenericApplicationContext context, PartnerCentralEmulator emulator) {
        context.getEnvironment()
                .getPropertySources()
                .addFirst(new MapPropertySource(
                        "test",
                        Map.of(
                                "partnerflux.endpoint",
                                emulator.endpoint().toString(),
                                "management.health.partnerflux.enabled",
                                "true")));
    }

    @SuppressWarnings("unchecked")
    private static void run(ApplicationContextInitializer<?> initializer, PartnerCentralEmulator emulator) {
        try (GenericApplicationContext context = new GenericApplicationContext()) {
            configure(context, emulator);
            ((ApplicationContextInitializer<GenericApplicationContext>) initializer).initialize(context);
            context.refresh();
            call(context.getBean(PartnerCentralAccountClient.class));
        }
    }

    private static void call(PartnerCentralAccountClient client) {
        assertThat(list(client)).isEqualTo(250);
        assertThatExceptionOfType(ResourceNotFoundException.class)
                .isThrownBy(() -> client.getConnection(
                                request -> request.catalog("AWS").identifier("pac-abcdefghijklm"))
                        .block(TIMEOUT));
        ListConnectionsRequest request =
                ListConnectionsRequest.builder().catalog("AWS").build();
        assertThat(PartnerCentralAccountFutureClient.from(client)
                        .listConnections(request)
                        .orTimeout(TIMEOUT.toSeconds(), TimeUnit.SECONDS)
                        .join())
                .hasSize(250);
        assertThat(ReactorFlowKt.asFlux(PartnerCentralAccountClientExtensionsKt.coroutines(client)
                                .listConnections(request))
                        .count()
                        .block(TIMEOUT))
                .isEqualTo(250);
    }

    private static List<RecordedInvocation> record(Runnable application) {
        List<RecordedInvocation> recorded = new CopyOnWriteArrayList<>();
        RecordedInvocationsListener listener = recorded::add;
        RecordedInvocationsPublisher.addListener(listener);
        try {
            application.run();
        } finally {
            RecordedInvocationsPublisher.removeListener(listener);
        }
        return recorded;
    }

    @Configuration(proxyBeanMethods = false)
    static class Credentials {

        @Bean
        AwsCredentialsProvider credentials() {
            return Contexts.credentials("test").get();
        }
    }
}
