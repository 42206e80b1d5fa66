// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Function;
import java.util.function.IntFunction;
import reactor.core.publisher.Mono;

/** Polls tasks in memory, and counts the polls. */
final class FakePolls {

    /** A response. */
    record Task(String id, String status) {}

    private static final Waiter<Task, String> WAITER =
            new Waiter<>("GetTask", Task::status, "SUCCEEDED", Set.of("FAILED", "CANCELED"), Task::id);

    private final IntFunction<Mono<Task>> poll;
    private final AtomicInteger count = new AtomicInteger();

    private FakePolls(IntFunction<Mono<Task>> poll) {
        this.poll = poll;
    }

    /** Creates polls of one task with these statuses, the last of which repeats. */
    static FakePolls of(String... statuses) {
        return of(poll -> Mono.just(new Task("task-1", statuses[Math.min(poll, statuses.length) - 1])));
    }

    /** Creates polls by a function of their number, from 1. */
    static FakePolls of(IntFunction<Mono<Task>> poll) {
        return new FakePolls(poll);
    }

    /** Returns the same polls, each transformed by the function. */
    FakePolls through(Function<Mono<Task>, Mono<Task>> network) {
        return of(number -> network.apply(poll.apply(number)));
    }

    int count() {
        return count.get();
    }

    PollerFlux<Task> flux() {
        return new PollerFlux<>(WAITER, Mono.defer(() -> poll.apply(count.incrementAndGet())));
    }
}
