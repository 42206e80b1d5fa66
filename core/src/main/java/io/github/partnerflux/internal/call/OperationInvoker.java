// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.call;

import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.failure.FailedAttempt;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.Route;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.operation.Attempt;
import io.github.partnerflux.internal.operation.Call;
import io.github.partnerflux.internal.operation.Operation;
import io.github.partnerflux.internal.operation.Timeouts;
import io.github.partnerflux.internal.protocol.RequestHeaders;
import io.github.partnerflux.internal.protocol.ResponseDecoder;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import io.github.partnerflux.internal.retry.CallRetry;
import io.github.partnerflux.internal.retry.RetryStrategy;
import io.github.partnerflux.internal.text.ExternalText;
import io.micrometer.observation.Observation;
import java.util.Map;
import reactor.core.publisher.Mono;
import software.amazon.awssdk.identity.spi.AwsCredentialsIdentity;

/** Calls operations: serializes, then for each attempt resolves credentials, signs, exchanges and decodes. */
public final class OperationInvoker {

    private final HttpTransport transport;
    private final Route route;
    private final RequestSigner signer;
    private final CredentialsResolver credentials;
    private final RetryStrategy retries;
    private final Timeouts timeouts;
    private final CallObservations observations;

    /** Creates an invoker for one account. */
    public OperationInvoker(
            HttpTransport transport,
            Route route,
            RequestSigner signer,
            CredentialsResolver credentials,
            RetryStrategy retries,
            Timeouts timeouts,
            CallObservations observations) {
        this.transport = transport;
        this.route = route;
        this.signer = signer;
        this.credentials = credentials;
        this.retries = retries;
        this.timeouts = timeouts;
        this.observations = observations;
    }

    /** Loads what the first call would load otherwise. May block; what cannot be linked fails here rather than in a call. */
    public static void prepare() {
        RequestSigner.prepare();
        ResponseDecoder.prepare();
    }

    public <I, O> Mono<ServiceResponse<O>> invoke(Operation<I, O> operation, I input, AttemptGate gate) {
        return Mono.defer(() ->
                invoke(Call.of(operation, input, write(operation, input), timeouts, retries.maxAttempts()), gate));
    }

    /** Translates linkage errors as well, which Reactor would throw and not signal. */
    private static <I> byte[] write(Operation<I, ?> operation, I input) {
        try {
            return operation.input().write(input);
        } catch (RuntimeException | LinkageError e) {
            Failure failure = Failure.beforeRequest(
                    Kind.REQUEST, "the request could not be written as JSON", Failure.withoutMessage(e));
            throw ExceptionFactory.of(failure, operation.name(), 1);
        }
    }

    private <O> Mono<ServiceResponse<O>> invoke(Call<O> call, AttemptGate gate) {
        return observations.call(
                call.operation().name(), observation -> CallLog.call(call, attempts(call, observation, gate)));
    }

    private <O> Mono<ServiceResponse<O>> attempts(Call<O> call, Observation observation, AttemptGate gate) {
        CallRetry retry = retries.newCall();
        Mono<ServiceResponse<O>> attempt = gate.admit(Mono.defer(
                () -> attempt(new Attempt<>(call, call.startAttempt(), retries.signingTime()), observation)));
        return transport.untilTimeout(
                retry.retrying(attempt).doOnNext(response -> retry.succeeded()),
                call.timeouts().call(),
                e -> exception(e, call));
    }

    private <O> Mono<ServiceResponse<O>> attempt(Attempt<O> attempt, Observation callObservation) {
        Mono<ServiceResponse<O>> work = CallLog.attempt(attempt, execute(attempt));
        if (observations.isNoop()) {
            return work;
        }
        return observations.attempt(
                attempt,
                callObservation,
                observation -> work.doOnNext(response -> {
                    CallObservations.responded(observation, response.status(), response.requestId());
                    CallObservations.responded(callObservation, response.status(), response.requestId());
                }));
    }

    private <O> Mono<ServiceResponse<O>> execute(Attempt<O> attempt) {
        return credentials
                .resolve()
                .flatMap(identity -> exchange(attempt, identity))
                .onErrorMap(Exception.class, e -> failedAttempt(attempt, failure(e)));
    }

    private <O> Mono<ServiceResponse<O>> exchange(Attempt<O> attempt, AwsCredentialsIdentity identity) {
        Call<O> call = attempt.call();
        Map<String, String> headers = signer.sign(
                identity,
                RequestHeaders.of(attempt),
                call.body(),
                attempt.time().clock());
        return transport.exchange(
                route,
                headers,
                call.body(),
                call.timeouts().attempt(),
                response -> ResponseDecoder.decode(attempt, response));
    }

    /** Translates what is not a failure yet, such as the exception of an identity whose key cannot be read. */
    private static Failure failure(Exception e) {
        if (e instanceof Failure known) {
            return known;
        }
        String message = e.getMessage() == null ? e.toString() : e.getMessage();
        return Failure.beforeRequest(
                Kind.REQUEST, "the request could not be created: " + ExternalText.excerpt(message), e);
    }

    private static FailedAttempt failedAttempt(Attempt<?> attempt, Failure failure) {
        return new FailedAttempt(
                attempt,
                failure,
                () -> ExceptionFactory.of(failure, attempt.operation().name(), attempt.number()));
    }

    private static Throwable exception(Throwable failure, Call<?> call) {
        if (failure instanceof FailedAttempt failed) {
            return failed.exception();
        }
        return failure instanceof Failure known
                ? ExceptionFactory.of(known, call.operation().name(), call.attempts())
                : failure;
    }
}
