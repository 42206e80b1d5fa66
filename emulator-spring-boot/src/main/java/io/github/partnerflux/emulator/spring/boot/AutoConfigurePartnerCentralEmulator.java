// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.spring.boot;

import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.spring.boot.PartnerCentralAccountAutoConfiguration;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.ImportAutoConfiguration;

/**
 * Starts an emulator for a Spring test class. The auto-configured client of the application calls it.
 *
 * <pre>{@code
 * @SpringBootTest
 * @AutoConfigurePartnerCentralEmulator(connections = 250)
 * class PartnerReportTests {
 *
 *     @Autowired
 *     private PartnerCentralEmulator emulator;
 *
 *     @Autowired
 *     private PartnerReport report; // a service of the application that uses the client
 *
 *     @Test
 *     void countsConnectionsDespiteThrottling() {
 *         emulator.inject(Fault.throttle());
 *
 *         assertEquals(250, report.countConnections());
 *         assertEquals(4, emulator.requestCount()); // three pages, and one attempt that was throttled
 *     }
 * }
 * }</pre>
 *
 * <p><b>Beans.</b> The {@link PartnerCentralEmulator} is a bean, which is closed with the application context. A
 * {@link io.github.partnerflux.spring.boot.PartnerCentralAccountConnectionDetails} bean specifies its endpoint and the
 * credentials of its first account, regardless of properties such as {@code partnerflux.endpoint} and of the
 * application's credentials beans, which other clients continue to use. A client of another account is
 * {@code client.withCredentialsProvider(..)} with the credentials of {@code emulator.account(1)}. The context fails to
 * start if the application defines an emulator or connection details itself. In a context hierarchy, both are beans of
 * the root. Ahead-of-time processing of tests is not supported.
 *
 * <p><b>Slices.</b> The client is auto-configured in all Spring tests, including those that do not enable
 * auto-configuration otherwise.
 *
 * <p><b>Lifecycle.</b> The emulator is {@linkplain PartnerCentralEmulator#reset() reset} before each test method,
 * before {@code @BeforeEach} methods: tests see nothing of what beans at startup and {@code @BeforeAll} methods have
 * changed in it.
 *
 * <p><b>Threads.</b> Test classes with the same configuration and attributes share a cached context, and so an
 * emulator. They must not run concurrently, because each test resets its state.
 *
 * <p>Nested and derived test classes inherit the annotation.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.TYPE)
@ImportAutoConfiguration(PartnerCentralAccountAutoConfiguration.class)
public @interface AutoConfigurePartnerCentralEmulator {

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
