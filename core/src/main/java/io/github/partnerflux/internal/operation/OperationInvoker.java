package io.github.partnerflux.internal.operation;

import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.concurrent.LateFailures;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.Route;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.retry.CallRetry;
import io.github.partnerflux.internal.retry.Retries;
import io.micrometer.observation.Observation;
import java.time.Clock;
import reactor.core.publisher.Mono;

/** Calls operations: serializes, then for each attempt resolves credentials, signs, exchanges and decodes. */
public final class OperationInvoker {

    private final HttpTransport transport;
    private final Route route;
    private final RequestSigner signer;
    private final CredentialsResolver credentials;
    private final Retries retries;
    private final Timeouts timeouts;
    private final CallObservations observations;

    public OperationInvoker(
            HttpTransport transport,
            Route route,
            RequestSigner signer,
            CredentialsResolver credentials,
            Retries retries,
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

    public <I, O> Mono<ServiceResponse<O>> invoke(Operation<I, O> operation, I input) {
        return Mono.defer(() -> invoke(Call.of(operation, input, retries.start(), timeouts)))
                .contextWrite(LateFailures::ignoredIn);
    }

    private <O> Mono<ServiceResponse<O>> invoke(Call<O> call) {
        return observations.call(
                call.name(),
                observation -> Mono.defer(() -> observedAttempt(call, observation))
                        .doOnNext(response -> call.retry.succeeded())
                        .retryWhen(call.retry)
                        .transform(call::limit)
                        .transform(attempts -> transport.untilClosed(attempts, call.name(), call::attempt)));
    }

    private <O> Mono<ServiceResponse<O>> observedAttempt(Call<O> call, Observation callObservation) {
        if (observations.isNoop()) {
            return attempt(call);
        }
        return observations.attempt(
                call.name(),
                call.attempt(),
                callObservation,
                CallRetry::isThrottling,
                observation -> attempt(call).doOnNext(response -> {
                    CallObservations.responded(observation, response.statusCode(), response.requestId());
                    CallObservations.responded(callObservation, response.statusCode(), response.requestId());
                }));
    }

    private <O> Mono<ServiceResponse<O>> attempt(Call<O> call) {
        int attempt = call.attempt();
        Clock clock = call.retry.signingClock();
        return credentials
                .resolve(call.name(), attempt)
                .flatMap(identity -> call.limitAttempt(transport.exchange(
                        route,
                        signer.sign(identity, call.headers(), call.body, clock),
                        call.body,
                        response -> ResponseDecoder.decode(call.operation, attempt, response, clock))))
                .onErrorMap(Exception.class, e -> transport.translate(call.name(), attempt, e));
    }
}
