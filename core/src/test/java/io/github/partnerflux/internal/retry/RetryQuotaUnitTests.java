// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class RetryQuotaUnitTests {

    private final RetryQuota quota = new RetryQuota();

    @Test
    void startsWith500Tokens() {
        assertThat(quota.available()).isEqualTo(500);
    }

    @Test
    void acquiresTheCostOfARetry() {
        assertThat(FailureClass.TRANSIENT.cost).isEqualTo(14);
        assertThat(FailureClass.THROTTLING.cost).isEqualTo(5);

        assertThat(quota.tryAcquire(14)).isTrue();
        assertThat(quota.available()).isEqualTo(486);
        assertThat(quota.tryAcquire(5)).isTrue();
        assertThat(quota.available()).isEqualTo(481);
    }

    @Test
    void acquiresNothingWithoutEnoughTokens() {
        assertThat(quota.tryAcquire(487)).isTrue();

        assertThat(quota.tryAcquire(14)).isFalse();
        assertThat(quota.available()).isEqualTo(13);
        assertThat(quota.tryAcquire(13)).isTrue();
        assertThat(quota.available()).isZero();
    }

    @Test
    void isRefilledUpToItsCapacity() {
        quota.tryAcquire(14);

        quota.release(5);
        assertThat(quota.available()).isEqualTo(491);
        quota.release(14);
        assertThat(quota.available()).isEqualTo(500);
        quota.release(1);
        assertThat(quota.available()).isEqualTo(500);
    }

    @Test
    void acquiresNoTokenTwice() throws Exception {
        AtomicInteger acquired = new AtomicInteger();
        CountDownLatch start = new CountDownLatch(1);
        ExecutorService threads = Executors.newFixedThreadPool(8);
        for (int i = 0; i < 8; i++) {
            threads.execute(() -> {
                awaitUninterrupted(start);
                while (quota.tryAcquire(1)) {
                    acquired.incrementAndGet();
                }
            });
        }

        start.countDown();
        threads.shutdown();

        assertThat(threads.awaitTermination(30, TimeUnit.SECONDS)).isTrue();
        assertThat(acquired).hasValue(500);
    }

    private static void awaitUninterrupted(CountDownLatch latch) {
        try {
            assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
        } catch (InterruptedException e) {
            throw new AssertionError(e);
        }
    }
}
