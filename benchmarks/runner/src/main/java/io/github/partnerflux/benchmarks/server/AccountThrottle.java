// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.benchmarks.server;

import io.github.partnerflux.benchmarks.AccessKeys;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpRequest;
import java.util.HashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/** Limits the rate of each account, and that of one account in five to less than the others'. */
final class AccountThrottle implements Throttle {

    private final double limitedPerSecond;
    private final double othersPerSecond;
    private final LongSupplier nanoTime;
    private final Map<Integer, TokenBucket> accounts = new HashMap<>();

    AccountThrottle(double limitedPerSecond, double othersPerSecond, LongSupplier nanoTime) {
        this.limitedPerSecond = limitedPerSecond;
        this.othersPerSecond = othersPerSecond;
        this.nanoTime = nanoTime;
    }

    @Override
    public boolean throttles(HttpRequest request) {
        int account = AccessKeys.account(request.headers().get(HttpHeaderNames.AUTHORIZATION));
        long now = nanoTime.getAsLong();
        return !accounts.computeIfAbsent(
                        account, a -> new TokenBucket(a % 5 == 0 ? limitedPerSecond : othersPerSecond, now))
                .tryTake(now);
    }

    @Override
    public void reset() {
        accounts.clear();
    }
}
