package io.github.partnerflux.benchmarks;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import reactor.core.publisher.Mono;

/** Asynchronous work of an exact length: what a timer is late for one item is made up for by the next. */
final class PacedWork implements AutoCloseable {

    /** Later than that, the work had nothing to do. */
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
