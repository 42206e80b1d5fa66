// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import io.github.partnerflux.internal.call.ExceptionFactory;
import io.github.partnerflux.internal.failure.Failure;
import io.github.partnerflux.internal.failure.Failure.Kind;
import io.github.partnerflux.internal.text.ExternalText;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Loads each operation when it is called first, so that a client starts as fast as if it had only one. */
final class OperationLoader {

    private final Scheduler scheduler;
    private final Set<String> loaded = ConcurrentHashMap.newKeySet();

    /**
     * @param scheduler may block, as loading a class does, and does not interrupt: a class that fails to initialize stays
     *     unusable
     */
    OperationLoader(Scheduler scheduler) {
        this.scheduler = scheduler;
    }

    /** Returns whether getting the operation does not block any more. */
    boolean isLoaded(String name) {
        return loaded.contains(name);
    }

    /**
     * Loads an operation on the scheduler if the current thread must not block, or else on the current one. A failure is the
     * user's exception.
     */
    <P> Mono<P> load(String name, Supplier<P> operation) {
        Mono<P> load = Mono.fromCallable(() -> loadNow(name, operation));
        return (Schedulers.isInNonBlockingThread() ? load.subscribeOn(scheduler) : load).onErrorMap(e -> {
            Throwable cause = e instanceof ExecutionException ? e.getCause() : e;
            String problem = "the operation could not be loaded: " + ExternalText.excerpt(String.valueOf(cause));
            return ExceptionFactory.of(Failure.beforeRequest(Kind.REQUEST, problem, cause), name, 1);
        });
    }

    private <P> P loadNow(String name, Supplier<P> operation) throws ExecutionException {
        try {
            P result = operation.get();
            loaded.add(name);
            return result;
        } catch (LinkageError e) {
            // For example, a missing class. Reactor would throw the error and not signal it.
            throw new ExecutionException(e);
        }
    }
}
