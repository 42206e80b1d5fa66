// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.parallel.Execution;
import org.junit.jupiter.api.parallel.ExecutionMode;

/**
 * Starts an emulator for a test class, with a client for each of its accounts.
 *
 * <pre>{@code
 * @PartnerCentralEmulatorTest(accounts = 2, connections = 250)
 * class PartnerReportTests {
 *
 *     @Test
 *     void retriesThrottledRequests(PartnerCentralEmulator emulator, PartnerCentralAccountClient client) {
 *         emulator.inject(Fault.throttle());
 *
 *         Long listed = client.listConnections(request -> request.catalog("AWS")).count().block();
 *
 *         assertEquals(250, listed);
 *         assertEquals(4, emulator.requestCount()); // three pages, and one attempt that was throttled
 *     }
 *
 *     @Test
 *     void listsTheConnectionsOfEachAccount(
 *             PartnerCentralEmulator emulator, @Account(1) PartnerCentralAccountClient other) {
 *         ConnectionSummary first = other.listConnections(request -> request.catalog("AWS")).blockFirst();
 *
 *         assertEquals(emulator.account(1).connections().get(0).id(), first.id());
 *     }
 * }
 * }</pre>
 *
 * <p><b>Parameters.</b> Constructors, lifecycle methods and tests may have parameters of type
 * {@link PartnerCentralEmulator} and {@link io.github.partnerflux.PartnerCentralAccountClient}. A client has the
 * emulator's endpoint and the credentials of the first account, or of the one that {@link Account} selects, and ignores
 * the AWS SDKs' configuration of the machine. All clients of a class share connections and threads; each parameter has
 * a retry quota of its own, so that the faults of one test do not affect the next.
 *
 * <p><b>Lifecycle.</b> The emulator is started before the class's first test and closed, with its clients, after its
 * last one. {@linkplain PartnerCentralEmulator#reset() Reset} before each test, before {@code @BeforeEach} methods:
 * what a constructor or a {@code @BeforeAll} method changes in the emulator does not reach the tests. Nested classes
 * use the emulator of their enclosing class, unless they are annotated themselves. The annotation is inherited by
 * subclasses, each of which has an emulator of its own.
 *
 * <p><b>Threads.</b> Tests that run concurrently would reset each other's state, so that those of the class run
 * {@linkplain ExecutionMode#SAME_THREAD in the same thread}.
 *
 * <p>For other settings, see {@link PartnerCentralEmulatorExtension}. Requires JUnit 5.13 or later.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ExtendWith(PartnerCentralEmulatorExtension.class)
@Execution(ExecutionMode.SAME_THREAD)
public @interface PartnerCentralEmulatorTest {

    /**
     * Returns the number of accounts.
     *
     * @return 1 to 100,000; the default is 1
     */
    int accounts() default 1;

    /**
     * Returns the number of connections of each account.
     *
     * @return not negative; the default, -1, is that of {@link PartnerCentralEmulator.Builder#connections}
     */
    int connections() default -1;

    /**
     * Returns the seed of all data and of every random choice.
     *
     * @return any number; the default, 0, is the default of {@link PartnerCentralEmulator.Builder#seed}
     */
    long seed() default 0;
}
