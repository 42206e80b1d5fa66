// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.spring.boot.PartnerCentralAccountConnectionDetails;
import java.net.ConnectException;
import java.net.Socket;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.context.TestConfiguration;
import org.springframework.context.ApplicationContext;
import org.springframework.context.annotation.Bean;
import org.springframework.test.annotation.DirtiesContext.HierarchyMode;
import org.springframework.test.context.ContextConfiguration;
import org.springframework.test.context.ContextHierarchy;
import org.springframework.test.context.TestContext;
import org.springframework.test.context.TestContextManager;

/** Which test classes share a context and its emulator, and which contexts fail to start. */
class ContextCacheIntegrationTests {

    @SpringBootTest
    @AutoConfigurePartnerCentralEmulator(accounts = 2, connections = 1, seed = 7)
    static class First {

        void test() {}
    }

    @SpringBootTest
    @AutoConfigurePartnerCentralEmulator(accounts = 2, connections = 1, seed = 7)
    static class Same {

        void test() {}
    }

    @SpringBootTest
    @AutoConfigurePartnerCentralEmulator(accounts = 2, connections = 1, seed = 8)
    static class OfAnotherSeed {}

    @ContextHierarchy({
        @ContextConfiguration(name = "parent", classes = PartnersApplication.class),
        @ContextConfiguration(name = "child", classes = PartnerReport.class)
    })
    @AutoConfigurePartnerCentralEmulator(connections = 4)
    static class OfAHierarchy {

        void test() {}
    }

    @SpringBootTest
    static class WithoutEmulator {

        void test() {}
    }

    @ContextConfiguration(classes = PartnerReport.class)
    @AutoConfigurePartnerCentralEmulator(connections = 4)
    static class Slice {}

    @SpringBootTest
    @AutoConfigurePartnerCentralEmulator
    static class WithAnotherEmulator {

        @TestConfiguration(proxyBeanMethods = false)
        static class Configuration {

            @Bean
            PartnerCentralEmulator ofTheApplication() {
                return PartnerCentralEmulator.builder().start();
            }
        }
    }

    @SpringBootTest
    @AutoConfigurePartnerCentralEmulator
    static class WithOtherConnectionDetails {

        @TestConfiguration(proxyBeanMethods = false)
        static class Configuration {

            @Bean
            PartnerCentralAccountConnectionDetails ofTheApplication() {
                return new PartnerCentralAccountConnectionDetails() {};
            }
        }
    }

    @AfterEach
    void closeContexts() {
        for (Class<?> testClass :
                List.of(First.class, OfAnotherSeed.class, WithoutEmulator.class, Slice.class, OfAHierarchy.class)) {
            test(testClass).markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);
        }
    }

    @Test
    void classesWithTheSameAttributesShareAnEmulator() {
        assertThat(emulator(Same.class)).isSameAs(emulator(First.class));
    }

    @Test
    void classesWithOtherAttributesHaveAnotherEmulator() {
        PartnerCentralEmulator first = emulator(First.class);
        PartnerCentralEmulator other = emulator(OfAnotherSeed.class);

        assertThat(other).isNotSameAs(first);
        assertThat(other.account(0).connections().get(0).id())
                .isNotEqualTo(first.account(0).connections().get(0).id());
    }

    @Test
    void aSharedEmulatorIsResetBeforeTheTestsOfEachClass() throws Exception {
        PartnerCentralEmulator emulator = emulator(First.class);
        list(First.class);
        assertThat(emulator.requestCount()).isEqualTo(1);

        TestContextManager manager = new TestContextManager(Same.class);
        Same instance = new Same();
        manager.prepareTestInstance(instance);
        manager.beforeTestMethod(instance, Same.class.getDeclaredMethod("test"));

        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void theEmulatorIsClosedWithTheContext() {
        PartnerCentralEmulator emulator = emulator(First.class);
        PartnerCentralAccountClient client = context(First.class).getBean(PartnerCentralAccountClient.class);

        test(First.class).markApplicationContextDirty(HierarchyMode.EXHAUSTIVE);

        assertThatThrownBy(() -> new Socket(emulator.endpoint().getHost(), emulator.port()).close())
                .isInstanceOf(ConnectException.class);
        assertThatThrownBy(() -> list(client)).hasMessageContaining("the client is closed");
    }

    @Test
    void otherTestClassesHaveNoEmulator() throws Exception {
        TestContextManager manager = new TestContextManager(WithoutEmulator.class);
        WithoutEmulator instance = new WithoutEmulator();
        manager.prepareTestInstance(instance);
        manager.beforeTestMethod(instance, WithoutEmulator.class.getDeclaredMethod("test"));

        assertThat(manager.getTestContext().getApplicationContext().getBeanNamesForType(PartnerCentralEmulator.class))
                .isEmpty();
    }

    @Test
    void theContextsOfAHierarchyShareAnEmulator() throws Exception {
        TestContextManager manager = new TestContextManager(OfAHierarchy.class);
        ApplicationContext child = manager.getTestContext().getApplicationContext();
        PartnerCentralEmulator emulator = child.getBean(PartnerCentralEmulator.class);
        assertThat(child.getParent().getBean(PartnerCentralEmulator.class)).isSameAs(emulator);

        assertThat(child.getBean(PartnerReport.class).countConnections()).isEqualTo(4);
        assertThat(emulator.requestCount()).isEqualTo(1);
        OfAHierarchy instance = new OfAHierarchy();
        manager.prepareTestInstance(instance);
        manager.beforeTestMethod(instance, OfAHierarchy.class.getDeclaredMethod("test"));

        assertThat(emulator.requestCount()).isZero();
    }

    @Test
    void theClientIsAutoConfiguredInSlices() {
        assertThat(context(Slice.class).getBean(PartnerReport.class).countConnections())
                .isEqualTo(4);
    }

    @Test
    void rejectsAnotherEmulator() {
        assertThatThrownBy(() -> context(WithAnotherEmulator.class))
                .hasRootCauseInstanceOf(IllegalStateException.class)
                .rootCause()
                .hasMessage("@AutoConfigurePartnerCentralEmulator defines a PartnerCentralEmulator bean, but the"
                        + " application context also has [ofTheApplication]: remove the annotation, or exclude these"
                        + " beans from the test");
    }

    @Test
    void rejectsOtherConnectionDetails() {
        assertThatThrownBy(() -> context(WithOtherConnectionDetails.class))
                .rootCause()
                .hasMessageContaining("PartnerCentralAccountConnectionDetails bean")
                .hasMessageContaining("[ofTheApplication]");
    }

    private static TestContext test(Class<?> testClass) {
        return new TestContextManager(testClass).getTestContext();
    }

    private static ApplicationContext context(Class<?> testClass) {
        return test(testClass).getApplicationContext();
    }

    private static PartnerCentralEmulator emulator(Class<?> testClass) {
        return context(testClass).getBean(PartnerCentralEmulator.class);
    }

    private static void list(Class<?> testClass) {
        list(context(testClass).getBean(PartnerCentralAccountClient.class));
    }

    private static void list(PartnerCentralAccountClient client) {
        client.listConnections(request -> request.catalog("AWS")).count().block();
    }
}
