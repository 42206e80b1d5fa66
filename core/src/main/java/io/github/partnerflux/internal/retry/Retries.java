package io.github.partnerflux.internal.retry;

import io.github.partnerflux.RetryPolicy;
import java.time.Clock;
import java.util.function.DoubleSupplier;
import reactor.core.scheduler.Scheduler;

/** The retries of one client, or of one of its views: the policy, and what the calls share. */
public final class Retries {

    private final RetryPolicy policy;
    private final RetryQuota quota;
    private final ServiceClock clock;
    private final DoubleSupplier random;
    private final Scheduler delays;

    /**
     * Begins with a full quota.
     *
     * @param machine what requests are signed by until the service shows that it is wrong
     * @param random gives numbers from 0 (inclusive) to 1 (exclusive)
     * @param delays where an attempt starts that has waited
     */
    public Retries(RetryPolicy policy, Clock machine, DoubleSupplier random, Scheduler delays) {
        this(policy, new RetryQuota(), machine, random, delays);
    }

    Retries(RetryPolicy policy, RetryQuota quota, Clock machine, DoubleSupplier random, Scheduler delays) {
        this.policy = policy;
        this.quota = quota;
        this.clock = new ServiceClock(machine);
        this.random = random;
        this.delays = delays;
    }

    /** To be taken once for each call. */
    public CallRetry start() {
        return new CallRetry(policy, quota, clock, random, delays);
    }
}
