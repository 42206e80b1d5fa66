// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.observation;

import io.github.partnerflux.exception.PartnerCentralServiceException;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.service.ServiceIdentity;
import io.micrometer.common.KeyValue;
import io.micrometer.common.KeyValues;
import io.micrometer.observation.Observation;
import io.micrometer.observation.ObservationRegistry;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.util.Logger;
import reactor.util.Loggers;

/**
 * Creates an observation for each call, and in it one for each attempt. Names follow OpenTelemetry's <a
 * href="https://opentelemetry.io/docs/specs/semconv/cloud-providers/aws-sdk/">conventions for AWS SDKs</a> where they have one; the
 * guide has the table. An exception of an application's handler, predicate or filter is logged, and does not end the call.
 */
public final class CallObservations {

    private static final Logger LOG = Loggers.getLogger(CallObservations.class);

    private static final String CALL = "partnerflux.call";
    private static final String ATTEMPT = "partnerflux.attempt";

    private static final Observation.Event RETRY = Observation.Event.of("retry");
    private static final Observation.Event THROTTLE = Observation.Event.of("throttle");

    private static final KeyValue SYSTEM = KeyValue.of("rpc.system", "aws-api");
    private static final KeyValue SERVICE = KeyValue.of("rpc.service", ServiceIdentity.NAME);
    private static final String METHOD = "rpc.method";
    private static final String ERROR_TYPE = "error.type";
    private static final String STATUS_CODE = "http.response.status_code";
    private static final String REQUEST_ID = "aws.request_id";
    private static final String RESEND_COUNT = "http.request.resend_count";

    /** Micrometer requires that all observations of a name have the same keys. */
    private static final String NONE = "none";

    /** OpenTelemetry's value for errors that must not add a value each. */
    private static final String OTHER = "_OTHER";

    /** The key of Micrometer's context propagation for the current observation in Reactor's context. */
    private static final String CONTEXT_KEY = "micrometer.observation";

    private final ObservationRegistry registry;
    private final CallbackGuard guard = new CallbackGuard(LOG, "Observing a call failed; the call goes on");

    public CallObservations(ObservationRegistry registry) {
        this.registry = registry;
    }

    /** Returns whether there is nothing to observe with. */
    public boolean isNoop() {
        return registry.isNoop();
    }

    /** Observes a call, retries included. */
    public <T> Mono<T> call(String operation, Function<Observation, Mono<T>> call) {
        return observe(CALL, operation, KeyValues.empty(), call);
    }

    /** Observes one attempt of a call. */
    public <T> Mono<T> attempt(Attempt<?> attempt, Observation call, Function<Observation, Mono<T>> work) {
        if (attempt.number() > 1) {
            guard.run(() -> call.event(RETRY));
        }
        KeyValues resendCount = KeyValues.of(RESEND_COUNT, String.valueOf(attempt.number() - 1));
        return observe(ATTEMPT, attempt.operation().name(), resendCount, work)
                .doOnError(FailedAttempt.class, failed -> {
                    if (failed.failure().kind() == Kind.THROTTLING) {
                        guard.run(() -> call.event(THROTTLE));
                    }
                });
    }

    /** Adds the response to a call or an attempt. */
    public static void responded(Observation observation, int statusCode, @Nullable String requestId) {
        observation.lowCardinalityKeyValue(STATUS_CODE, String.valueOf(statusCode));
        if (requestId != null && !requestId.isEmpty()) {
            observation.highCardinalityKeyValue(REQUEST_ID, requestId);
        }
    }

    private <T> Mono<T> observe(
            String name, String operation, KeyValues highCardinality, Function<Observation, Mono<T>> work) {
        if (isNoop()) {
            return work.apply(Observation.NOOP);
        }
        // Mono.using stops the observation before it passes the signal on: an attempt ends before its call.
        return Mono.deferContextual(context -> Mono.using(
                () -> start(name, operation, highCardinality, context.getOrDefault(CONTEXT_KEY, null)),
                observation -> work.apply(observation)
                        .doOnError(e -> guard.run(() -> failed(observation, e)))
                        .doOnCancel(() -> observation.lowCardinalityKeyValue(ERROR_TYPE, "cancelled"))
                        .contextWrite(c -> c.put(CONTEXT_KEY, observation)),
                observation -> guard.run(observation::stop)));
    }

    private Observation start(String name, String operation, KeyValues highCardinality, @Nullable Observation parent) {
        Observation observation;
        try {
            observation = create(name, operation, highCardinality, parent);
        } catch (Throwable e) {
            guard.ignore(e);
            return Observation.NOOP;
        }
        guard.run(observation::start);
        return observation;
    }

    private Observation create(String name, String operation, KeyValues highCardinality, @Nullable Observation parent) {
        return Observation.createNotStarted(name, registry)
                .contextualName(ServiceIdentity.NAME + "/" + operation)
                .parentObservation(parent == null ? registry.getCurrentObservation() : parent)
                .lowCardinalityKeyValues(KeyValues.of(SYSTEM, SERVICE)
                        .and(METHOD, operation)
                        .and(ERROR_TYPE, NONE)
                        .and(STATUS_CODE, NONE))
                .highCardinalityKeyValues(highCardinality);
    }

    private static void failed(Observation observation, Throwable failure) {
        Throwable e = failure instanceof FailedAttempt attempt ? attempt.exception() : failure;
        if (e instanceof PartnerCentralServiceException error) {
            responded(observation, error.statusCode(), error.requestId());
        }
        observation.lowCardinalityKeyValue(ERROR_TYPE, errorType(e));
        observation.error(e);
    }

    /** An error of the service's model has a class named after its code. Any other code may be any text. */
    private static String errorType(Throwable e) {
        return e.getClass() == PartnerCentralServiceException.class
                ? OTHER
                : e.getClass().getSimpleName();
    }
}
