// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.OperationInvoker;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The invoker for one account, which is created by the first call because the configuration is not read earlier. */
final class LazyInvoker {

    private final OperationLoader operations;
    private final Function<String, Mono<ConfiguredTransport>> transport;
    private final Function<ConfiguredTransport, OperationInvoker> factory;
    private final AtomicReference<@Nullable OperationInvoker> created = new AtomicReference<>();

    /**
     * @param transport returns the transport for a call, by the name of the operation
     */
    LazyInvoker(
            OperationLoader operations,
            Function<String, Mono<ConfiguredTransport>> transport,
            Function<ConfiguredTransport, OperationInvoker> factory) {
        this.operations = operations;
        this.transport = transport;
        this.factory = factory;
    }

    /**
     * Calls an operation for each subscriber.
     *
     * @param name the name of the operation
     * @param operation returns the operation; its first call may block
     */
    <P, R> Mono<R> call(String name, Supplier<P> operation, BiFunction<OperationInvoker, P, Mono<R>> call) {
        return Mono.defer(() -> {
            OperationInvoker invoker = created.get();
            return invoker != null && operations.isLoaded(name)
                    ? call.apply(invoker, operation.get())
                    : transport
                            .apply(name)
                            .map(this::getOrCreate)
                            .flatMap(prepared ->
                                    operations.load(name, operation).flatMap(loaded -> call.apply(prepared, loaded)));
        });
    }

    /** Returns the same invoker for all calls: they share a retry quota. */
    private OperationInvoker getOrCreate(ConfiguredTransport configured) {
        OperationInvoker first = created.get();
        if (first != null) {
            return first;
        }
        OperationInvoker fresh = factory.apply(configured);
        first = created.compareAndExchange(null, fresh);
        return first == null ? fresh : first;
    }
}
