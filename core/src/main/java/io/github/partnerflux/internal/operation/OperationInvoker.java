package io.github.partnerflux.internal.operation;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.internal.auth.CredentialsResolver;
import io.github.partnerflux.internal.auth.RequestSigner;
import io.github.partnerflux.internal.concurrent.LateFailures;
import io.github.partnerflux.internal.http.AmzHeaders;
import io.github.partnerflux.internal.http.HttpTransport;
import io.github.partnerflux.internal.http.Route;
import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.internal.observation.CallObservations;
import io.github.partnerflux.internal.retry.CallRetry;
import io.github.partnerflux.internal.retry.Retries;
import io.micrometer.observation.Observation;
import java.time.Clock;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
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
        Mono<ServiceResponse<O>> call = Mono.defer(() -> {
            byte[] body = JsonCodec.write(input);
            UUID invocationId = randomUuid();
            CallRetry retry = retries.start();
            return observations.call(
                    operation.name(),
                    observation -> Mono.defer(() -> observedAttempt(operation, body, invocationId, retry, observation))
                            .doOnNext(response -> retry.succeeded())
                            .retryWhen(retry)
                            .transform(attempts -> timeouts.limit(
                                    attempts,
                                    timeouts.call,
                                    Mono.error(() -> callTimedOut(operation, retry.attempt()))))
                            .transform(attempts -> transport.untilClosed(attempts, operation.name(), retry::attempt)));
        });
        return call.contextWrite(LateFailures::ignoredIn);
    }

    private <O> Mono<ServiceResponse<O>> observedAttempt(
            Operation<?, O> operation, byte[] body, UUID invocationId, CallRetry retry, Observation call) {
        if (observations.isNoop()) {
            return attempt(operation, body, invocationId, retry);
        }
        return observations.attempt(
                operation.name(),
                retry.attempt(),
                call,
                CallRetry::isThrottling,
                observation -> attempt(operation, body, invocationId, retry).doOnNext(response -> {
                    CallObservations.answered(observation, response.statusCode(), response.requestId());
                    CallObservations.answered(call, response.statusCode(), response.requestId());
                }));
    }

    private <O> Mono<ServiceResponse<O>> attempt(
            Operation<?, O> operation, byte[] body, UUID invocationId, CallRetry retry) {
        int attempt = retry.attempt();
        Clock clock = retry.signingClock();
        Map<String, String> headers = AmzHeaders.of(operation.name(), invocationId, attempt, retry.maxAttempts());
        return credentials
                .resolve(operation.name(), attempt)
                .flatMap(identity -> timeouts.limit(
                        transport.exchange(
                                route,
                                signer.sign(identity, headers, body, clock),
                                body,
                                response -> ResponseDecoder.decode(operation, attempt, response, clock)),
                        timeouts.attempt,
                        Mono.error(() -> attemptTimedOut(operation, attempt))))
                .onErrorMap(Exception.class, e -> transport.translate(operation.name(), attempt, e));
    }

    private PartnerCentralTransportException attemptTimedOut(Operation<?, ?> operation, int attempt) {
        String message = "the attempt took longer than the apiCallAttemptTimeout of " + timeouts.attempt;
        return new PartnerCentralTransportException(operation.name(), attempt, message, new TimeoutException(message));
    }

    private PartnerCentralTransportException callTimedOut(Operation<?, ?> operation, int attempt) {
        String message = "the call, retries included, took longer than the apiCallTimeout of " + timeouts.call;
        return new PartnerCentralTransportException(operation.name(), attempt, message, new TimeoutException(message));
    }

    /** Not {@link UUID#randomUUID()}: that reads the system's entropy, which may block, and an identifier is no secret. */
    private static UUID randomUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }
}
