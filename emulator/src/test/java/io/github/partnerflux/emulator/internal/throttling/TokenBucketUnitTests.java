// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.emulator.internal.throttling;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class TokenBucketUnitTests {

    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE - 5);

    @Test
    void admitsTheRequestsOfOneSecondAtOnce() {
        assertThat(taken(new TokenBucket(3, nanos::get))).isEqualTo(3);
        assertThat(taken(new TokenBucket(0.5, nanos::get))).isEqualTo(1);
    }

    @Test
    void fillsAsTimePasses() {
        TokenBucket bucket = new TokenBucket(4, nanos::get);
        assertThat(taken(bucket)).isEqualTo(4);
        nanos.addAndGet(249_999_000);
        assertThat(taken(bucket)).isZero();
        nanos.addAndGet(2_000);
        assertThat(taken(bucket)).isEqualTo(1);
        nanos.addAndGet(500_000_000);
        assertThat(taken(bucket)).isEqualTo(2);
    }

    @Test
    void holdsAtMostTheRequestsOfOneSecond() {
        TokenBucket bucket = new TokenBucket(4, nanos::get);
        nanos.addAndGet(3_600_000_000_000L);
        assertThat(taken(bucket)).isEqualTo(4);
    }

    @Test
    void anInfiniteRateIsNoLimit() {
        TokenBucket bucket = new TokenBucket(Double.POSITIVE_INFINITY, nanos::get);
        for (int i = 0; i < 10; i++) {
            assertThat(bucket.tryTake()).isTrue();
        }
    }

    private static int taken(TokenBucket bucket) {
        int taken = 0;
        while (bucket.tryTake()) {
            taken++;
        }
        return taken;
    }
}
