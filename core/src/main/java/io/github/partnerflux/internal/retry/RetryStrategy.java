// SPDX-License-Identifier: Apache-2.0
package io.github.partnerflux.internal.retry;

import io.github.partnerflux.internal.operation.SigningTime;
import java.time.Clock;
import java.util.function.DoubleSupplier;
import reactor.core.scheduler.Scheduler;

/** Retries the calls of one client, or of one of its views: the settings, and what the calls share. */
public final class RetryStrategy {

    private final RetrySettings settings;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;
    private final Scheduler delays;

    /**
     * Creates a strategy with a full quota.
     *
     * @param machine the clock with which requests are signed until the service shows that it is wrong
     * @param random returns numbers from 0 (inclusive) to 1 (exclusive)
     * @param delays the scheduler on which attempts start after their delay
     */
    public RetryStrategy(RetrySettings settings, Clock machine, DoubleSupplier random, Scheduler delays) {
        this(settings, new RetryQuota(), machine, random, delays);
    }

    RetryStrategy(RetrySettings settings, RetryQuota quota, Clock machine, DoubleSupplier random, Scheduler delays) {
        this.settings = settings;
        this.quota = quota;
        this.clock = new ServiceClock(machine);
        this.random = random;
        this.delays = delays;
    }

    /** Returns the maximum number of attempts of a call, whatever its failures are. */
    public int maxAttempts() {
        return Math.max(settings.maxAttempts(), settings.maxThrottlingAttempts());
    }

    /** Returns the time with which an attempt that starts now is signed. */
    public SigningTime signingTime() {
        return clock.time();
    }

    /** Creates the retries of one call. */
    public CallRetry newCall() {
        return new CallRetry(settings, quota, clock, random, delays);
    }
}
