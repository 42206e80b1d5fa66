// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** Asynchronous work of a fixed duration per item: the next item compensates for a late timer. */
final class PacedWork implements AutoCloseable {

    /** The longest delay that counts as a late timer; after a longer one, the work was idle. */
    private static final long TIMER_LATENESS_NANOS = 2_000_000;

    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final long nanosPerItem;
    private long doneAt;

    PacedWork(Duration perItem) {
        this.nanosPerItem = perItem.toNanos();
        this.doneAt = System.nanoTime() - TIMER_LATENESS_NANOS;
    }

    <T> Mono<T> on(T item) {
        return Mono.create(sink -> {
            long now = System.nanoTime();
            doneAt = (now - doneAt > TIMER_LATENESS_NANOS ? now : doneAt) + nanosPerItem;
            Future<?> unused = timer.schedule(() -> sink.success(item), doneAt - now, TimeUnit.NANOSECONDS);
        });
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
