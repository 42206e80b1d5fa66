// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.parallel.ExecutionMode.SAME_THREAD;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.model.ConnectionSummary;
import java.net.ConnectException;
import java.net.Socket;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.parallel.ExecutionMode;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** When emulators are started and closed, and errors. Runs the test classes within this one. */
class PartnerCentralEmulatorExtensionIntegrationTests {

    /** The emulators that the test classes have used, one for each test. */
    private static final List<PartnerCentralEmulator> USED = new ArrayList<>();

    private static final List<PartnerCentralAccountClient> CLIENTS = new ArrayList<>();
    private static final List<ExecutionMode> MODES = new ArrayList<>();

    @BeforeEach
    void forget() {
        USED.clear();
        CLIENTS.clear();
        MODES.clear();
    }

    @PartnerCentralEmulatorTest(connections = 1)
    static class Annotated {

        @RepeatedTest(2)
        void use(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
            USED.add(emulator);
            CLIENTS.add(client);
            assertThat(list(client)).hasSize(1);
        }
    }

    @Test
    void closesTheEmulatorAndItsClientsAfterTheClass() {
        assertSucceeds(2, Annotated.class);

        assertThat(USED.get(1)).isSameAs(USED.get(0));
        assertClosed(USED.get(0));
        assertThat(CLIENTS)
                .allSatisfy(
                        client -> assertThatThrownBy(() -> list(client)).hasMessageContaining("the client is closed"));
    }

    static class Inheriting extends Annotated {}

    @Test
    void startsAnEmulatorForEachClassThatInheritsTheAnnotation() {
        assertSucceeds(4, Annotated.class, Inheriting.class);

        assertThat(USED).hasSize(4);
        assertThat(USED.stream().distinct()).hasSize(2);
    }

    @PartnerCentralEmulatorTest(connections = 1)
    static class WithNestedClasses {

        @Test
        void use(PartnerCentralEmulator emulator) {
            USED.add(0, emulator);
        }

        @Nested
        @PartnerCentralEmulatorTest(connections = 2, seed = 1)
        class Annotated {

            @Nested
            class Deeper {

                @Test
                void use(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
                    USED.add(emulator);
                    assertThat(list(client)).hasSize(2);
                }
            }
        }
    }

    @Test
    void startsAnotherEmulatorForAnAnnotatedNestedClass() {
        assertSucceeds(2, WithNestedClasses.class);

        assertThat(USED.get(1)).isNotSameAs(USED.get(0));
        assertThat(USED.get(1).account(0).connections().get(0).id())
                .isNotEqualTo(USED.get(0).account(0).connections().get(0).id());
        assertThat(USED).allSatisfy(emulator -> assertClosed(emulator));
    }

    @PartnerCentralEmulatorTest
    static class Concurrent {

        @RegisterExtension
        static final BeforeEachCallback MODE = context -> MODES.add(context.getExecutionMode());

        @RepeatedTest(2)
        void run() {}
    }

    @Test
    void runsTheTestsOfAnAnnotatedClassInTheSameThread() {
        assertSucceeds(2, Concurrent.class);

        assertThat(MODES).containsExactly(SAME_THREAD, SAME_THREAD);
    }

    static class StaticField {

        @RegisterExtension
        static final PartnerCentralEmulatorExtension SERVICE = PartnerCentralEmulatorExtension.of(
                emulator -> emulator.accounts(2).connections(2));

        @RepeatedTest(2)
        void use(PartnerCentralEmulator emulator, @Account(1) PartnerCentralAccountClient second) {
            USED.add(emulator);
            assertThat(SERVICE.emulator()).isSameAs(emulator);
            assertThat(emulator.requestCount()).isZero();
            assertThat(list(SERVICE.client())).hasSize(2).isNotEqualTo(list(second));
            assertThat(list(SERVICE.client(1))).isEqualTo(list(second));
            emulator.inject(Fault.error(400, "ValidationException").times(10));
        }

        @Nested
        class Within {

            @Test
            void use() {
                USED.add(SERVICE.emulator());
                assertThat(list(SERVICE.client())).hasSize(2);
            }
        }
    }

    @Test
    void startsOneEmulatorForAStaticField() {
        assertSucceeds(3, StaticField.class);

        assertThat(USED).hasSize(3).containsOnly(USED.get(0));
        assertClosed(USED.get(0));
        assertThatThrownBy(StaticField.SERVICE::emulator)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The emulator is not running");
    }

    static class InstanceField {

        @RegisterExtension
        private final PartnerCentralEmulatorExtension service =
                PartnerCentralEmulatorExtension.of(emulator -> emulator.connections(1));

        @RepeatedTest(2)
        void use(PartnerCentralEmulator emulator) {
            USED.forEach(PartnerCentralEmulatorExtensionIntegrationTests::assertClosed);
            USED.add(emulator);
            assertThat(service.emulator()).isSameAs(emulator);
            assertThat(list(service.client())).hasSize(1);
        }
    }

    @Test
    void startsAnEmulatorForEachTestWithAnInstanceField() {
        assertSucceeds(2, InstanceField.class);

        assertThat(USED.get(1)).isNotSameAs(USED.get(0));
        assertClosed(USED.get(1));
    }

    @TestInstance(TestInstance.Lifecycle.PER_CLASS)
    static class InstanceFieldOfOneInstance {

        @RegisterExtension
        private final PartnerCentralEmulatorExtension service = PartnerCentralEmulatorExtension.of(emulator -> {});

        @RepeatedTest(2)
        void use() {
            USED.add(service.emulator());
        }
    }

    @Test
    void startsOneEmulatorForAnInstanceFieldIfThereIsOneInstance() {
        assertSucceeds(2, InstanceFieldOfOneInstance.class);

        assertThat(USED.get(1)).isSameAs(USED.get(0));
    }

    abstract static class Base {

        @RegisterExtension
        static final PartnerCentralEmulatorExtension SERVICE = PartnerCentralEmulatorExtension.of(emulator -> {});

        @Test
        void use() {
            USED.add(SERVICE.emulator());
        }
    }

    static class First extends Base {}

    static class Second extends Base {}

    @Test
    void startsAnEmulatorForEachClassThatInheritsTheField() {
        assertSucceeds(2, First.class, Second.class);

        assertThat(USED.get(1)).isNotSameAs(USED.get(0));
    }

    static class RunningAnother extends Base {

        @Test
        void runAnother() {
            assertFails("Another test class uses this extension at the same time", First.class);
        }
    }

    @Test
    void rejectsConcurrentClassesThatInheritTheField() {
        assertSucceeds(2, RunningAnother.class);
    }

    @PartnerCentralEmulatorTest(accounts = 2)
    static class UnknownAccount {

        @Test
        void use(@Account(2) PartnerCentralAccountClient client) {
            throw new AssertionError("called with " + client);
        }
    }

    @Test
    void rejectsUnknownAccounts() {
        assertFails("account index must be between 0 and 1, but is 2", UnknownAccount.class);
    }

    @PartnerCentralEmulatorTest(accounts = 0)
    static class InvalidSetting {

        @Test
        void use() {}
    }

    @Test
    void rejectsInvalidSettings() {
        assertFails("accounts must be between 1 and 100000, but is 0", InvalidSetting.class);
    }

    @ExtendWith(PartnerCentralEmulatorExtension.class)
    static class WithoutAnnotation {

        @Test
        void use() {}
    }

    static class MethodWithoutAnnotation {

        @Test
        @ExtendWith(PartnerCentralEmulatorExtension.class)
        void use(PartnerCentralEmulator emulator) {
            throw new AssertionError("called with " + emulator);
        }
    }

    @Test
    void requiresTheAnnotationOrSettings() {
        assertFails("annotate it with @PartnerCentralEmulatorTest", WithoutAnnotation.class);
        assertFails("annotate it with @PartnerCentralEmulatorTest", MethodWithoutAnnotation.class);
    }

    @Test
    void indicatesThatTheEmulatorIsNotRunningYet() {
        PartnerCentralEmulatorExtension extension = PartnerCentralEmulatorExtension.of(emulator -> {});

        assertThatThrownBy(extension::client)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageStartingWith("The emulator is not running: with a static field it is started before");
    }

    private static List<String> list(PartnerCentralAccountClient client) {
        return client.listConnections(request -> request.catalog("AWS"))
                .map(ConnectionSummary::id)
                .collectList()
                .block();
    }

    private static void assertClosed(PartnerCentralEmulator emulator) {
        assertThatThrownBy(() -> new Socket(emulator.endpoint().getHost(), emulator.port()).close())
                .isInstanceOf(ConnectException.class);
    }

    private static void assertSucceeds(int tests, Class<?>... testClasses) {
        Events events = run(testClasses);
        assertThat(events.failed().list()).isEmpty();
        assertThat(events.succeeded().filter(event -> event.getTestDescriptor().isTest()))
                .hasSize(tests);
    }

    private static void assertFails(String message, Class<?> testClass) {
        run(testClass).failed().assertEventsMatchExactly(finishedWithFailure(message(text -> text.contains(message))));
    }

    private static Events run(Class<?>... testClasses) {
        EngineTestKit.Builder kit = EngineTestKit.engine("junit-jupiter")
                .configurationParameter("junit.jupiter.execution.parallel.mode.default", "concurrent");
        for (Class<?> testClass : testClasses) {
            kit = kit.selectors(selectClass(testClass));
        }
        return kit.execute().allEvents();
    }
}
