package io.github.partnerflux.internal.operation;

import io.github.partnerflux.exception.PartnerCentralTransportException;
import io.github.partnerflux.internal.http.AmzHeaders;
import io.github.partnerflux.internal.json.JsonCodec;
import io.github.partnerflux.internal.retry.CallRetry;
import io.github.partnerflux.model.RequestOverrideConfiguration;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeoutException;
import reactor.core.publisher.Mono;

/** One call of an operation: what stays the same for all its attempts, and the retry that counts them. */
final class Call<O> {

    final Operation<?, O> operation;
    final byte[] body;
    final CallRetry retry;

    private final Timeouts timeouts;
    private final Map<String, String> additionalHeaders;
    private final UUID invocationId = randomUuid();

    private Call(
            Operation<?, O> operation,
            byte[] body,
            CallRetry retry,
            Timeouts timeouts,
            Map<String, String> additionalHeaders) {
        this.operation = operation;
        this.body = body;
        this.retry = retry;
        this.timeouts = timeouts;
        this.additionalHeaders = additionalHeaders;
    }

    static <I, O> Call<O> of(Operation<I, O> operation, I input, CallRetry retry, Timeouts timeouts) {
        RequestOverrideConfiguration override =
                operation.overrideConfiguration().apply(input);
        return new Call<>(
                operation,
                JsonCodec.write(input),
                retry,
                timeouts.with(override),
                override == null ? Map.of() : override.headers());
    }

    String name() {
        return operation.name();
    }

    int attempt() {
        return retry.attempt();
    }

    /** Returns the headers of the attempt at hand, before it is signed. */
    Map<String, String> headers() {
        Map<String, String> headers = AmzHeaders.of(name(), invocationId, attempt(), retry.maxAttempts());
        if (additionalHeaders.isEmpty()) {
            return headers;
        }
        Map<String, String> all = new HashMap<>(additionalHeaders);
        all.putAll(headers);
        return all;
    }

    <T> Mono<T> limit(Mono<T> attempts) {
        return timeouts.limit(
                attempts,
                timeouts.call,
                timedOut("the call, retries included, took longer than the apiCallTimeout of ", timeouts.call));
    }

    <T> Mono<T> limitAttempt(Mono<T> exchange) {
        return timeouts.limit(
                exchange,
                timeouts.attempt,
                timedOut("the attempt took longer than the apiCallAttemptTimeout of ", timeouts.attempt));
    }

    private <T> Mono<T> timedOut(String problem, Duration timeout) {
        return Mono.error(() -> {
            String message = problem + timeout;
            return new PartnerCentralTransportException(name(), attempt(), message, new TimeoutException(message));
        });
    }

    /** Not {@link UUID#randomUUID()}: that reads the system's entropy, which may block, and an identifier is no secret. */
    private static UUID randomUuid() {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        return new UUID(
                (random.nextLong() & 0xffff_ffff_ffff_0fffL) | 0x4000L,
                (random.nextLong() & 0x3fff_ffff_ffff_ffffL) | 0x8000_0000_0000_0000L);
    }
}
