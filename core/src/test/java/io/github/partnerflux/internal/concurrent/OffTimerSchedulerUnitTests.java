// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.concurrent;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import reactor.core.scheduler.Scheduler;
import reactor.test.scheduler.VirtualTimeScheduler;

class OffTimerSchedulerUnitTests {

    private final ElasticExecutor withoutThreads = new ElasticExecutor(256, 1_000, Duration.ofSeconds(10), work -> {
        throw new OutOfMemoryError("unable to create native thread");
    });

    private final VirtualTimeScheduler time = VirtualTimeScheduler.create();
    private final Scheduler scheduler = new OffTimerScheduler(time, withoutThreads);
    private final AtomicInteger runs = new AtomicInteger();

    @Test
    void runsATaskThatNoThreadCanBeStartedFor() {
        scheduler.schedule(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
        assertThat(withoutThreads.getPoolSize()).isZero();
    }

    @Test
    void runsADelayedTaskThatNoThreadCanBeStartedFor() {
        scheduler.schedule(runs::incrementAndGet, 1, TimeUnit.SECONDS);
        assertThat(runs).hasValue(0);

        time.advanceTimeBy(Duration.ofSeconds(1));

        assertThat(runs).hasValue(1);
    }

    @Test
    void runsATaskOfAWorkerThatNoThreadCanBeStartedFor() {
        scheduler.createWorker().schedule(runs::incrementAndGet);

        assertThat(runs).hasValue(1);
    }
}
