// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.github.partnerflux.emulator.Fault;
import io.github.partnerflux.emulator.PartnerCentralEmulator;
import io.github.partnerflux.emulator.RecordedRequest;
import io.github.partnerflux.emulator.RecordedRequest.Outcome;
import io.github.partnerflux.exception.ThrottlingException;
import io.github.partnerflux.internal.observation.CallObservations;
import io.micrometer.observation.GlobalObservationConvention;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationHandler;
import io.micrometer.observation.ObservationRegistry;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.slf4j.LoggerFactory;
import reactor.core.Disposable;
import reactor.test.StepVerifier;

/** Tests that exceptions of an application's observation code do not change the outcome of a call. */
class FaultyObservationIntegrationTests {

    private static final Duration TIMEOUT = Duration.ofSeconds(30);

    /** The callback that throws. */
    private enum Fails {
        SUPPORTS_CONTEXT,
        ON_START,
        ON_EVENT,
        ON_ERROR,
        ON_STOP,
        PREDICATE,
        FILTER,
        CONVENTION
    }

    private final ListAppender<ILoggingEvent> log = new ListAppender<>();
    private final Logger logger = (Logger) LoggerFactory.getLogger(CallObservations.class);
    private final AtomicInteger thrown = new AtomicInteger();

    /** Reactor treats this error as fatal. */
    private Error error = new NoClassDefFoundError("missing class of the application");

    private PartnerCentralEmulator emulator;

    @BeforeEach
    void start() {
        emulator = PartnerCentralEmulator.builder().connections(5).start();
        log.start();
        logger.addAppender(log);
    }

    @AfterEach
    void stop() {
        logger.detachAppender(log);
        emulator.close();
    }

    @ParameterizedTest
    @EnumSource
    void aRetriedCallSucceeds(Fails fails) {
        emulator.inject(Fault.throttle());
        try (PartnerCentralAccountClient client = client(fails)) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS").maxResults(3)))
                    .expectNextCount(5)
                    .expectComplete()
                    .verify(TIMEOUT);
        }
        assertIsLoggedOnce();
    }

    @ParameterizedTest
    @EnumSource
    void aCallSucceedsInSpiteOfAStackOverflow(Fails fails) {
        error = new StackOverflowError();
        aRetriedCallSucceeds(fails);
    }

    @ParameterizedTest
    @EnumSource
    void aFailedCallKeepsItsFailure(Fails fails) {
        emulator.inject(Fault.throttle().times(2));
        try (PartnerCentralAccountClient client = client(fails)) {
            StepVerifier.create(client.listConnections(r -> r.catalog("AWS")))
                    .expectErrorSatisfies(e -> assertThat(e)
                            .isInstanceOf(ThrottlingException.class)
                            .hasNoSuppressedExceptions())
                    .verify(TIMEOUT);
        }
        assertIsLoggedOnce();
    }

    @Test
    void aCancelAbortsTheRequest() throws Exception {
        emulator.inject(Fault.never());
        try (PartnerCentralAccountClient client = client(Fails.ON_STOP)) {
            Disposable listing = client.listConnections(r -> r.catalog("AWS")).subscribe();
            RecordedRequest request = emulator.awaitRequest(0).get(30, TimeUnit.SECONDS);

            listing.dispose();

            assertThat(request.outcome())
                    .succeedsWithin(20, TimeUnit.SECONDS)
                    .isEqualTo(new Outcome(Outcome.Kind.ABORTED, OptionalInt.empty()));
        }
        assertIsLoggedOnce();
    }

    private void assertIsLoggedOnce() {
        assertThat(thrown).hasPositiveValue();
        assertThat(log.list)
                .filteredOn(event -> event.getLevel() == Level.WARN)
                .singleElement()
                .satisfies(event -> assertThat(event.getFormattedMessage()).startsWith("Observing a call failed"));
    }

    private PartnerCentralAccountClient client(Fails fails) {
        ObservationRegistry registry = ObservationRegistry.create();
        registry.observationConfig()
                .observationHandler(new FaultyHandler(fails))
                .observationPredicate((name, context) -> throwIf(fails == Fails.PREDICATE))
                .observationFilter(context -> {
                    throwIf(fails == Fails.FILTER);
                    return context;
                })
                .observationConvention(new FaultyConvention(fails));
        return TestClients.clientFor(emulator.endpoint())
                .observationRegistry(registry)
                .retryPolicy(RetryPolicy.builder()
                        .throttlingBackoffBase(Duration.ofMillis(1))
                        .maxThrottlingAttempts(2)
                        .build())
                .build();
    }

    private boolean throwIf(boolean condition) {
        if (condition) {
            thrown.incrementAndGet();
            throw error;
        }
        return true;
    }

    private final class FaultyHandler implements ObservationHandler<Observation.Context> {

        private final Fails fails;

        private FaultyHandler(Fails fails) {
            this.fails = fails;
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return throwIf(fails == Fails.SUPPORTS_CONTEXT);
        }

        @Override
        public void onStart(Observation.Context context) {
            throwIf(fails == Fails.ON_START);
        }

        @Override
        public void onEvent(Observation.Event event, Observation.Context context) {
            throwIf(fails == Fails.ON_EVENT);
        }

        @Override
        public void onError(Observation.Context context) {
            throwIf(fails == Fails.ON_ERROR);
        }

        @Override
        public void onStop(Observation.Context context) {
            throwIf(fails == Fails.ON_STOP);
        }
    }

    private final class FaultyConvention implements GlobalObservationConvention<Observation.Context> {

        private final Fails fails;

        private FaultyConvention(Fails fails) {
            this.fails = fails;
        }

        @Override
        public boolean supportsContext(Observation.Context context) {
            return throwIf(fails == Fails.CONVENTION);
        }
    }
}
