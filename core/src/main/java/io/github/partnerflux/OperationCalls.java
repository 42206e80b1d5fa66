// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.AttemptGate;
import io.github.partnerflux.internal.operation.Operation;
import io.github.partnerflux.internal.operation.PagedOperation;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import java.util.List;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The calls of operations with the credentials and the settings of a client or of one of its views. */
final class OperationCalls {

    private final LazyInvoker invoker;
    private final Supplier<String> clientTokens;
    private final ResponseListener listener;
    private final AttemptGate gate;

    OperationCalls(LazyInvoker invoker, Supplier<String> clientTokens, ResponseListener listener) {
        this(invoker, clientTokens, listener, AttemptGate.OPEN);
    }

    private OperationCalls(
            LazyInvoker invoker, Supplier<String> clientTokens, ResponseListener listener, AttemptGate gate) {
        this.invoker = invoker;
        this.clientTokens = clientTokens;
        this.listener = listener;
        this.gate = gate;
    }

    /** Returns the same calls, whose responses are also passed to another listener. */
    OperationCalls with(Consumer<? super ResponseMetadata> next) {
        return new OperationCalls(invoker, clientTokens, listener.and(next), gate);
    }

    /** Returns the same calls with another invoker. */
    OperationCalls with(LazyInvoker other) {
        return new OperationCalls(other, clientTokens, listener, gate);
    }

    /** Returns the same calls, whose attempts start when they are admitted. */
    OperationCalls admittedBy(AttemptGate other) {
        return new OperationCalls(invoker, clientTokens, listener, other);
    }

    /** Returns the client token of a request that has none. */
    String newClientToken() {
        String token = clientTokens.get();
        if (token == null || token.isEmpty()) {
            throw new IllegalArgumentException("the idempotencyTokenProvider must return a token, but returned "
                    + (token == null ? "null" : "an empty string"));
        }
        return token;
    }

    <I, O> Mono<O> call(String name, Supplier<Operation<I, O>> operation, I input) {
        return invoker.call(name, operation, (prepared, loaded) -> prepared.invoke(loaded, input, gate))
                .map(response -> received(name, response));
    }

    /**
     * @param inputs the requests whose listings follow each other
     * @param token the token of the page to start from, or {@code null} for the first one
     */
    <I, O, T> PagedFlux<T> list(
            String name, Supplier<PagedOperation<I, O, T>> operation, RequestGroups<I> inputs, @Nullable String token) {
        List<PageFetcher<T>> listings = inputs.requests().stream()
                .map(input -> fetcher(name, operation, input))
                .toList();
        PageFetcher<T> pages =
                listings.size() == 1 ? listings.get(0) : new GroupedPages<>(listings, inputs.fingerprint());
        return new PagedFlux<>(pages, Checkpoint.of(token, 0));
    }

    private <I, O, T> PageFetcher<T> fetcher(String name, Supplier<PagedOperation<I, O, T>> operation, I input) {
        return new PageFetcher<>() {
            @Override
            public String operation() {
                return name;
            }

            @Override
            public Mono<Page<T>> fetch(@Nullable String token) {
                return invoker.call(
                        name,
                        operation,
                        (prepared, list) -> prepared.invoke(
                                        list.operation(), list.withToken().apply(input, token), gate)
                                .map(response -> {
                                    O output = received(name, response);
                                    return new Page<>(
                                            list.items().apply(output),
                                            list.nextToken().apply(output),
                                            response.requestId());
                                }));
            }
        };
    }

    private <O> O received(String operation, ServiceResponse<O> response) {
        listener.onResponse(
                new ResponseMetadata(operation, response.requestId(), response.status(), response.attempts()));
        return response.output();
    }
}
