// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.junit;

import io.github.partnerflux.PartnerCentralAccountClient;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.BeforeEachCallback;
import org.junit.jupiter.api.extension.ExtensionConfigurationException;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/**
 * A JUnit extension that starts an emulator, with any settings.
 *
 * <pre>{@code
 * class ThrottlingTests {
 *
 *     @RegisterExtension
 *     static final PartnerCentralEmulatorExtension SERVICE =
 *             PartnerCentralEmulatorExtension.of(emulator -> emulator.requestsPerSecond(5));
 *
 *     @Test
 *     void slowsDown() {
 *         assertEquals(250, SERVICE.client().listConnections(request -> request.catalog("AWS")).count().block());
 *     }
 * }
 * }</pre>
 *
 * <p>In a static field, the emulator and its clients are those of the class, as with
 * {@link PartnerCentralEmulatorTest}, and parameters are injected in the same way. If JUnit runs tests concurrently,
 * annotate the class with {@code @Execution(ExecutionMode.SAME_THREAD)}, because each test resets the emulator. In an
 * instance field, each test has an emulator of its own, which is started before and closed after it.
 *
 * <p>{@link PartnerCentralEmulatorTest} registers the extension without a field.
 */
public final class PartnerCentralEmulatorExtension implements BeforeAllCallback, BeforeEachCallback, ParameterResolver {

    /** The settings, or {@code null} if the annotation specifies them. */
    private final @Nullable Consumer<PartnerCentralEmulator.Builder> settings;

    /** For the accessors; parameters are resolved from the store of their context. */
    private volatile @Nullable EmulatorSession current;

    /** For JUnit. */
    PartnerCentralEmulatorExtension() {
        settings = null;
    }

    private PartnerCentralEmulatorExtension(Consumer<PartnerCentralEmulator.Builder> settings) {
        this.settings = settings;
    }

    /**
     * Creates an extension for a field with {@code @RegisterExtension}.
     *
     * @param settings sets the emulator's settings, before each start
     * @return the extension
     */
    public static PartnerCentralEmulatorExtension of(Consumer<PartnerCentralEmulator.Builder> settings) {
        return new PartnerCentralEmulatorExtension(Objects.requireNonNull(settings, "settings"));
    }

    /**
     * Returns the emulator.
     *
     * @return the running emulator
     * @throws IllegalStateException if it has not been started yet, or is closed
     */
    public PartnerCentralEmulator emulator() {
        return running().emulator();
    }

    /**
     * Returns a client with the credentials of the first account.
     *
     * @return a new view of the class's client, with a retry quota of its own; it need not be closed
     * @throws IllegalStateException if the emulator has not been started yet, or is closed
     */
    public PartnerCentralAccountClient client() {
        return client(0);
    }

    /**
     * Returns a client with the credentials of an account.
     *
     * @param account the account's index, counted from 0
     * @return a new view of the class's client, with a retry quota of its own; it need not be closed
     * @throws IndexOutOfBoundsException if there is no such account
     * @throws IllegalStateException if the emulator has not been started yet, or is closed
     */
    public PartnerCentralAccountClient client(int account) {
        return running().client(account);
    }

    /** Starts the emulator, unless the class is nested in one that has started it. */
    @Override
    public void beforeAll(ExtensionContext context) {
        if (settings == null && annotation(context).isPresent()) {
            start(context);
        } else {
            findOrStart(context);
        }
    }

    /** Resets the emulator. */
    @Override
    public void beforeEach(ExtensionContext context) {
        findOrStart(context).emulator().reset();
    }

    /** Supports parameters of the types {@link PartnerCentralEmulator} and {@link PartnerCentralAccountClient}. */
    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        Class<?> type = parameter.getParameter().getType();
        return type == PartnerCentralEmulator.class || type == PartnerCentralAccountClient.class;
    }

    /** Returns the emulator, or a client. */
    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        EmulatorSession session = findOrStart(context);
        if (parameter.getParameter().getType() == PartnerCentralEmulator.class) {
            return session.emulator();
        }
        return session.client(
                parameter.findAnnotation(Account.class).map(Account::value).orElse(0));
    }

    private EmulatorSession findOrStart(ExtensionContext context) {
        // A store inherits from those of the enclosing contexts, and so of the enclosing classes.
        EmulatorSession session = store(context).get(EmulatorSession.class, EmulatorSession.class);
        return session == null ? start(context) : session;
    }

    private EmulatorSession start(ExtensionContext context) {
        PartnerCentralEmulator.Builder builder = PartnerCentralEmulator.builder();
        if (settings == null) {
            applyAnnotation(context, builder);
        } else {
            checkUnused();
            settings.accept(builder);
        }
        EmulatorSession session = EmulatorSession.of(builder.start());
        store(context).put(EmulatorSession.class, session);
        current = session;
        return session;
    }

    private static void applyAnnotation(ExtensionContext context, PartnerCentralEmulator.Builder builder) {
        PartnerCentralEmulatorTest annotation = annotation(context)
                .orElseThrow(() -> new ExtensionConfigurationException(
                        "The test class has no settings of the emulator: annotate it with"
                                + " @PartnerCentralEmulatorTest instead of @ExtendWith, or register"
                                + " PartnerCentralEmulatorExtension.of(..) with @RegisterExtension"));
        builder.accounts(annotation.accounts());
        if (annotation.connections() != -1) {
            builder.connections(annotation.connections());
        }
        if (annotation.seed() != 0) {
            builder.seed(annotation.seed());
        }
    }

    /** Classes that inherit the field share the extension, and so the emulator that its accessors return. */
    private void checkUnused() {
        EmulatorSession session = current;
        if (session != null && !session.isClosed()) {
            throw new ExtensionConfigurationException(
                    "Another test class uses this extension at the same time: classes that inherit its field must not"
                            + " run concurrently");
        }
    }

    private EmulatorSession running() {
        EmulatorSession session = current;
        if (session == null || session.isClosed()) {
            throw new IllegalStateException(
                    "The emulator is not running: with a static field it is started before the first test of the class,"
                            + " with an instance field before each test, and closed after it");
        }
        return session;
    }

    private static Optional<PartnerCentralEmulatorTest> annotation(ExtensionContext context) {
        return AnnotationSupport.findAnnotation(context.getTestClass(), PartnerCentralEmulatorTest.class);
    }

    private ExtensionContext.Store store(ExtensionContext context) {
        return context.getStore(ExtensionContext.Namespace.create(PartnerCentralEmulatorExtension.class, this));
    }
}
