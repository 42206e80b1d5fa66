// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.future;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import java.util.function.Supplier;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** Subscribes to Reactor's publishers and returns futures of their results. */
final class Futures {

    private static final Scheduler COMPLETIONS = Schedulers.fromExecutor(Threads.COMPLETIONS);

    private Futures() {}

    /** Returns a future of the item. */
    static <T> CompletableFuture<T> one(Mono<T> item) {
        return subscribe(item.publishOn(COMPLETIONS), new CompletableFuture<>());
    }

    /**
     * Returns a future of all items.
     *
     * @param maxItems the maximum number of items
     * @param tooMany supplies the failure if there are more
     */
    static <T> CompletableFuture<List<T>> list(
            Flux<T> items, int maxItems, Supplier<? extends RuntimeException> tooMany) {
        Mono<List<T>> list = items.<List<T>>collect(ArrayList::new, (collected, item) -> {
                    if (collected.size() == maxItems) {
                        throw tooMany.get();
                    }
                    collected.add(item);
                })
                .map(Collections::unmodifiableList);
        return one(list);
    }

    /**
     * Invokes a consumer for each item and returns a future that completes after the last invocation.
     *
     * @param prefetch the number of items to request ahead; with 1, an item is requested only after the consumer has
     *     returned from the previous one
     */
    static <T> CompletableFuture<Void> forEach(
            Flux<T> items, int prefetch, Consumer<? super T> consumer, Executor executor) {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(executor, "executor");
        CompletableFuture<Void> future = new CompletableFuture<>();
        // The executor may block or run the task itself, so that only a thread that may block submits tasks to it.
        Executor submitter = task -> Threads.CONSUMERS.execute(() -> {
            try {
                executor.execute(task);
            } catch (Throwable rejection) {
                future.completeExceptionally(rejection);
            }
        });
        Mono<Void> invocations = items.publishOn(Schedulers.fromExecutor(submitter), prefetch)
                .<Void>handle((item, sink) -> {
                    try {
                        consumer.accept(item);
                    } catch (Throwable failure) {
                        // Not sink.error: Reactor rethrows a LinkageError, and the future would never complete.
                        future.completeExceptionally(failure);
                        sink.complete();
                    }
                })
                .then();
        return subscribe(invocations, future);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The future that whenComplete returns would wrap the failure.
    private static <T> CompletableFuture<T> subscribe(Mono<T> call, CompletableFuture<T> future) {
        Disposable subscription = call.contextCapture()
                .subscribe(future::complete, future::completeExceptionally, () -> future.complete(null));
        // Not only cancel ends the call, but also orTimeout and every other way of completing the future early.
        future.whenComplete((result, failure) -> subscription.dispose());
        return future;
    }
}
