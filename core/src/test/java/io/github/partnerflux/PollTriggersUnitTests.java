// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import reactor.test.publisher.TestPublisher;
import reactor.test.scheduler.VirtualTimeScheduler;
import reactor.util.context.Context;

class PollTriggersUnitTests {

    private static final Duration INTERVAL = Duration.ofNanos(1);

    private static final int INTERVALS = 5_000;

    private final TestPublisher<String> hints = TestPublisher.create();

    private VirtualTimeScheduler time;

    @BeforeEach
    void stopTime() {
        time = VirtualTimeScheduler.getOrSet();
    }

    @AfterEach
    void startTime() {
        VirtualTimeScheduler.reset();
    }

    /** Only a poll of everything starts the next interval. Both threads spin, so that they meet. */
    @Test
    void anIntervalThatEndsWhileAPollForHintsStartsIsNotForgotten() throws Exception {
        PollTriggers triggers = PollTriggers.subscribe(hints, Context.empty());
        AtomicInteger started = new AtomicInteger();
        AtomicInteger ended = new AtomicInteger();
        Thread timer = new Thread(() -> {
            while (ended.get() < INTERVALS) {
                if (started.get() > ended.get()) {
                    time.advanceTimeBy(INTERVAL);
                    ended.incrementAndGet();
                }
            }
        });
        assertThat(takesEverything(triggers)).isTrue();
        timer.start();
        try {
            for (int i = 0; i < INTERVALS; i++) {
                triggers.startInterval(INTERVAL);
                started.incrementAndGet();
                boolean everything = false;
                while (ended.get() <= i) {
                    everything = everything || takesEverything(triggers);
                }

                assertThat(everything || takesEverything(triggers)).isTrue();
            }
        } finally {
            ended.set(INTERVALS);
            timer.join();
        }
    }

    private boolean takesEverything(PollTriggers triggers) {
        hints.next("account");
        return triggers.take().isEmpty();
    }
}
