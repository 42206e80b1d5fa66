// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TokenBucketUnitTests {

    private static final long SECOND = 1_000_000_000;

    private long now = -SECOND;

    @Test
    void holdsTheTokensOfOneSecond() {
        TokenBucket bucket = new TokenBucket(20, now);

        assertThat(taken(bucket, 30)).isEqualTo(20);

        now += SECOND / 4;
        assertThat(taken(bucket, 30)).isEqualTo(5);

        now += 60 * SECOND;
        assertThat(taken(bucket, 30)).isEqualTo(20);
    }

    @Test
    void holdsOneTokenIfTheRateIsLower() {
        TokenBucket bucket = new TokenBucket(0.2, now);

        assertThat(taken(bucket, 2)).isEqualTo(1);

        now += 4 * SECOND;
        assertThat(taken(bucket, 2)).isZero();

        // The requests that were throttled have not delayed it.
        now += SECOND + 1;
        assertThat(taken(bucket, 2)).isEqualTo(1);
    }

    private long taken(TokenBucket bucket, int requests) {
        return IntStream.range(0, requests)
                .filter(request -> bucket.tryTake(now))
                .count();
    }
}
