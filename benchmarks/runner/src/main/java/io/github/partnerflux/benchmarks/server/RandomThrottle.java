// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.netty.handler.codec.http.HttpRequest;
import java.util.SplittableRandom;

/** Throttles a share of all requests. */
final class RandomThrottle implements Throttle {

    private static final long SEED = 7;

    private final double share;
    private SplittableRandom random = new SplittableRandom(SEED);

    RandomThrottle(double share) {
        this.share = share;
    }

    @Override
    public boolean throttles(HttpRequest request) {
        return random.nextDouble() < share;
    }

    @Override
    public void reset() {
        random = new SplittableRandom(SEED);
    }
}
