package io.github.partnerflux;

import io.github.partnerflux.internal.call.OperationInvoker;
import io.github.partnerflux.internal.operation.Operation;
import io.github.partnerflux.internal.protocol.ServiceResponse;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** The invoker for one account, which is created by the first call because the configuration is not read earlier. */
final class LazyInvoker {

    private final Function<String, Mono<ConfiguredTransport>> transport;
    private final Function<ConfiguredTransport, OperationInvoker> factory;
    private final AtomicReference<@Nullable OperationInvoker> created = new AtomicReference<>();

    /**
     * @param transport returns the transport for a call, by the name of the operation
     */
    LazyInvoker(
            Function<String, Mono<ConfiguredTransport>> transport,
            Function<ConfiguredTransport, OperationInvoker> factory) {
        this.transport = transport;
        this.factory = factory;
    }

    <I, O> Mono<ServiceResponse<O>> invoke(Operation<I, O> operation, I input) {
        return Mono.defer(() -> {
            OperationInvoker invoker = created.get();
            return invoker != null
                    ? invoker.invoke(operation, input)
                    : transport
                            .apply(operation.name())
                            .flatMap(configured -> getOrCreate(configured).invoke(operation, input));
        });
    }

    /** Returns the same invoker for all calls: they share a retry quota. */
    private OperationInvoker getOrCreate(ConfiguredTransport configured) {
        OperationInvoker fresh = factory.apply(configured);
        OperationInvoker first = created.compareAndExchange(null, fresh);
        return first == null ? fresh : first;
    }
}
