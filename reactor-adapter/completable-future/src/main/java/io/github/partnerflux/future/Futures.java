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

/** Reactor's publishers as futures that have begun. */
final class Futures {

    private static final Scheduler COMPLETIONS = Schedulers.fromExecutor(Threads.COMPLETIONS);

    private Futures() {}

    /** The only item of a publisher. */
    static <T> CompletableFuture<T> one(Mono<T> item) {
        return begin(item.publishOn(COMPLETIONS), new CompletableFuture<>());
    }

    /** All items of a publisher, or a failure if they are too many. */
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

    /** Each item of a publisher to a consumer. */
    static <T> CompletableFuture<Void> forEach(Flux<T> items, Consumer<? super T> consumer, Executor executor) {
        Objects.requireNonNull(consumer, "consumer");
        Objects.requireNonNull(executor, "executor");
        CompletableFuture<Void> future = new CompletableFuture<>();
        // The executor may block, or run the task at once: it must be given its tasks by a thread that may wait for it.
        Executor tasks = task -> Threads.CONSUMERS.execute(() -> {
            try {
                executor.execute(task);
            } catch (Throwable refusal) {
                future.completeExceptionally(refusal);
            }
        });
        // A prefetch of 1: an item is requested when the consumer has returned from the one before, and not earlier.
        Mono<Void> calls = items.publishOn(Schedulers.fromExecutor(tasks), 1)
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
        return begin(calls, future);
    }

    @SuppressWarnings("FutureReturnValueIgnored") // The dependent is for its effect; it would wrap the failure.
    private static <T> CompletableFuture<T> begin(Mono<T> call, CompletableFuture<T> future) {
        Disposable subscription = call.contextCapture()
                .subscribe(future::complete, future::completeExceptionally, () -> future.complete(null));
        // Whoever completes the future, be it with orTimeout: the call is not wanted any more.
        future.whenComplete((result, failure) -> subscription.dispose());
        return future;
    }
}
