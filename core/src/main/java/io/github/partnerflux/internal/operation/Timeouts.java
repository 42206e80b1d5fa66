package io.github.partnerflux.internal.operation;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import reactor.core.Disposable;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/** How long a call and each of its attempts may take, and the timer for both: one for a client and all its views. */
public final class Timeouts implements Disposable {

    final Duration attempt;
    final Duration call;

    /** Not an event loop: a timeout comes in time even if a subscriber blocks that. */
    private final Scheduler timer = Schedulers.newSingle("partnerflux-timeouts", true);

    public Timeouts(Duration attempt, Duration call) {
        this.attempt = attempt;
        this.call = call;
        // Due sooner than the timeouts. Without it the next call's would be the first that is due, and setting it would
        // wake the thread, for each call. Not so often that this costs more.
        long period = Math.max(1_000, Math.min(attempt.toMillis(), call.toMillis()) / 2);
        timer.schedulePeriodically(() -> {}, period, period, TimeUnit.MILLISECONDS);
    }

    <T> Mono<T> limit(Mono<T> work, Duration timeout, Mono<T> timedOut) {
        return work.timeout(timeout, timedOut, timer);
    }

    @Override
    public void dispose() {
        timer.dispose();
    }
}
